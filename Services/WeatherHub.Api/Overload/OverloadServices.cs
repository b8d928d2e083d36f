using Microsoft.Extensions.DependencyInjection.Extensions;
using WeatherHub.Api.Abstractions;

namespace WeatherHub.Api.Overload;

/// <summary>Load shedding.</summary>
internal static class OverloadServices
{
    public static void AddOverload(this IServiceCollection services)
    {
        services.AddChecked<AdmissionOptions>(
            AdmissionOptions.Section,
            (nameof(AdmissionOptions.Least), options => OptionsValidation.Within(options.Least, 1, options.Most)));
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
