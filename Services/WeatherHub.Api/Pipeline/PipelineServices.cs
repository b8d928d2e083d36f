using Microsoft.Extensions.DependencyInjection.Extensions;
using WeatherHub.Api.Caching;
using WeatherHub.Api.Hosting;
using WeatherHub.Api.Telemetry;

namespace WeatherHub.Api.Pipeline;

/// <summary>The steps between an endpoint and the vendors, in the order a question meets them.</summary>
internal static class PipelineServices
{
    public static void AddPipeline(this WebApplicationBuilder builder)
    {
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.TryAddSingleton<HubMeter>();
        builder.AddFanOutOptions();

        builder.Services.AddSingleton<IForecastDesk, ForecastDesk>();
        builder.Services.TryAddSingleton(static Merging (_) => throw new NotSupportedException("no merge is registered"));
        builder.Services.AddSingleton<Panel>();
        builder.AddReportCache();
        builder.Services.AddSingleton<FanOut>();
        builder.Services.AddSingleton<Flights>();
        builder.Services.AddSingleton<FaultMemory>();
        builder.Services.AddSingleton<VendorCall>();
        builder.Services.AddSingleton<VendorPulse>();
    }

    private static void AddFanOutOptions(this WebApplicationBuilder builder) => builder.Services.AddChecked<FanOutOptions>(
        FanOutOptions.Section,
        (nameof(FanOutOptions.Deadline), options => Bounds.Within(options.Deadline, TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(10))),
        (nameof(FanOutOptions.FetchTimeout), options => Bounds.Within(options.FetchTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60))),
        (nameof(FanOutOptions.FailureHold), options => Bounds.Within(options.FailureHold, TimeSpan.Zero, TimeSpan.FromSeconds(60))),
        (nameof(FanOutOptions.NotCoveredHold), options => Bounds.Within(options.NotCoveredHold, TimeSpan.FromMinutes(1), TimeSpan.FromDays(7))),
        (nameof(FanOutOptions.RateLimitHold), options => Bounds.Within(options.RateLimitHold, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1))));
}
