using Microsoft.Extensions.DependencyInjection.Extensions;
using WeatherHub.Api.Hosting;
using WeatherHub.Api.Telemetry;

namespace WeatherHub.Api.Admission;

/// <summary>Who is answered when there is more to do than can be done.</summary>
internal static class AdmissionServices
{
    public static void AddAdmission(this IServiceCollection services)
    {
        services.AddChecked<AdmissionOptions>(
            AdmissionOptions.Section,
            (nameof(AdmissionOptions.Most), options => Bounds.Within(options.Most, 1, 100_000)),
            (nameof(AdmissionOptions.Least), options => Bounds.Within(options.Least, 1, options.Most)),
            (nameof(AdmissionOptions.Queue), options => Bounds.Within(options.Queue, 0, 100_000)),
            (nameof(AdmissionOptions.QueueTime), options => Bounds.Within(options.QueueTime, TimeSpan.Zero, TimeSpan.FromSeconds(10))),
            (nameof(AdmissionOptions.CrowdedQueueTime), options => Bounds.Within(options.CrowdedQueueTime, TimeSpan.Zero, TimeSpan.FromSeconds(10))),
            (nameof(AdmissionOptions.Lag), options => Bounds.Within(options.Lag, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(5))));
        services.TryAddSingleton<HubMeter>();
        services.TryAddSingleton<ProcessorTurn>(_ => TakeTurnAsync);
        services.AddSingleton<Doorkeeper>();
    }

    // Behind everything that waits for a processor already, wherever it came from.
    private static Task TakeTurnAsync()
    {
        var turn = new TaskCompletionSource();
        ThreadPool.UnsafeQueueUserWorkItem(static waiting => waiting.SetResult(), turn, preferLocal: false);
        return turn.Task;
    }
}
