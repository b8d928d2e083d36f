using Microsoft.Extensions.DependencyInjection.Extensions;
using WeatherHub.Api.Abstractions;
using WeatherHub.Api.Quotas;
using WeatherHub.Api.Redis;
using WeatherHub.Api.Resilience;
using WeatherHub.Api.Telemetry;
using WeatherHub.Api.Verification;
using WeatherHub.Providers;
using WeatherHub.Weather.Consensus;

namespace WeatherHub.Api.Fetching;

/// <summary>The steps between an endpoint and the vendors, in the order a question meets them.</summary>
internal static class PipelineServices
{
    public static void AddPipeline(this WebApplicationBuilder builder)
    {
        builder.Services.AddDesk();
        builder.Services.AddSharedStore(builder.Configuration);
        builder.Services.AddTransport();
        builder.Services.AddWeatherProviders(builder.Configuration, static (client, vendor) => client.UseTransport(vendor));
    }

    /// <summary>Everything but the vendors and what they are reached by.</summary>
    public static void AddDesk(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<HubMeter>();
        services.TryAddSingleton<ConsensusMeter>();
        services.AddFanOutOptions();
        services.AddBudgets();

        services.AddSingleton<IForecastService, ForecastService>();
        services.TryAddSingleton<Merging>(_ => ForecastMerge.Merge);
        services.AddSingleton<Panel>();
        services.AddSingleton<PlaceElevation>();
        services.AddFleet();
        services.AddReportCache();
        services.AddHubVerification();
        services.AddSingleton<FanOut>();
        services.AddSingleton<SingleFlight>();
        services.AddSingleton<RefreshAhead>();
        services.AddSingleton<ResponseTimes>();
        services.AddSingleton<FirstCallDeadlines>();
        services.AddSingleton<NegativeCache>();
        services.AddSingleton<LeasedCall>();
        services.AddSingleton<VendorCall>();
        services.AddSingleton<HealthLog>();
    }

    private static void AddFanOutOptions(this IServiceCollection services) => services.AddChecked<FanOutOptions>(
        FanOutOptions.Section,
        (nameof(FanOutOptions.Deadline), options => OptionsValidation.Within(options.Deadline, TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(10))),
        (nameof(FanOutOptions.FirstDeadline), options => OptionsValidation.Within(options.FirstDeadline, TimeSpan.Zero, TimeSpan.FromSeconds(30))),
        (nameof(FanOutOptions.SufficientLineages), options => OptionsValidation.Within(options.SufficientLineages, 0, 16)),
        (nameof(FanOutOptions.FetchTimeout), options => OptionsValidation.Within(options.FetchTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60))),
        (nameof(FanOutOptions.FailureHold), options => OptionsValidation.Within(options.FailureHold, TimeSpan.Zero, TimeSpan.FromSeconds(60))),
        (nameof(FanOutOptions.NotCoveredHold), options => OptionsValidation.Within(options.NotCoveredHold, TimeSpan.FromMinutes(1), TimeSpan.FromDays(7))),
        (nameof(FanOutOptions.RateLimitHold), options => OptionsValidation.Within(options.RateLimitHold, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1))));
}
