using WeatherHub.Api.Abstractions;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace WeatherHub.Api.Overload;

/// <summary>Load shedding.</summary>
internal static class OverloadServices
{
    public static void AddOverload(this IServiceCollection services)
    {
        services.AddChecked<AdmissionOptions>(
            AdmissionOptions.Section,
            (nameof(AdmissionOptions.Most), options => OptionsValidation.Within(options.Most, 1, 100_000)),
            (nameof(AdmissionOptions.Least), options => OptionsValidation.Within(options.Least, 1, options.Most)),
            (nameof(AdmissionOptions.Queue), options => OptionsValidation.Within(options.Queue, 0, 100_000)),
            (
                nameof(AdmissionOptions.QueueTime),
                options => OptionsValidation.Within(options.QueueTime, TimeSpan.Zero, TimeSpan.FromSeconds(10))),
            (
                nameof(AdmissionOptions.CrowdedQueueTime),
                options => OptionsValidation.Within(options.CrowdedQueueTime, TimeSpan.Zero, TimeSpan.FromSeconds(10))),
            (
                nameof(AdmissionOptions.Lag),
                options => OptionsValidation.Within(options.Lag, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(5))));
        services.TryAddSingleton<SchedulerProbe>(_ => TakeTurnAsync);
        services.AddSingleton<LoadShedder>();
    }

    // Behind everything that waits for a processor already, whichever queue it is in.
    private static Task TakeTurnAsync()
    {
        var turn = new TaskCompletionSource();
        ThreadPool.UnsafeQueueUserWorkItem(static waiting => waiting.SetResult(), turn, preferLocal: false);
        return turn.Task;
    }
}
