using System.Globalization;
using WeatherHub.Providers.Shared;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Providers.BrightSky;

/// <summary>Bright Sky: open data of the German weather service (DWD) as JSON.</summary>
internal sealed class BrightSkyProvider(IBrightSkyApi api, ProviderOptions options, TimeProvider clock) : IWeatherProvider
{
    internal const string Id = "bright-sky";
    private const string Section = "BrightSky";

    internal static readonly IReadOnlyList<string> Lineage = ["dwd-mosmix"];

    private static readonly TimeSpan ForecastFresh = TimeSpan.FromMinutes(60);
    private static readonly TimeSpan CurrentFresh = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan AlertsFresh = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Horizon = TimeSpan.FromDays(10);

    // None is documented: a public instance that volunteers pay for is called gently.
    private static readonly CallQuota Polite = new() { Windows = [new QuotaWindow(QuotaSpan.Second, 5, Rolling: true)] };

    private static readonly Endpoint Weather = new("weather", BrightSkyMapper.Hourly, ForecastFresh) { Map = BrightSkyMapper.Forecast, Statuses = StatusFault };

    private static readonly Endpoint CurrentWeather =
        new("current-weather", BrightSkyMapper.Now, CurrentFresh) { Map = BrightSkyMapper.Current, Statuses = StatusFault };

    private static readonly Endpoint Alerts = new("alerts", BrightSkyAlerts.Payload, AlertsFresh) { Map = BrightSkyAlerts.Map, Statuses = StatusFault };

    internal static readonly Registration Registration = Registration.Of<BrightSkyProvider, IBrightSkyApi>(
        Id, Section, _ => "https://api.brightsky.dev", Weather, CurrentWeather, Alerts);

    public ProviderProfile Profile { get; } = new()
    {
        Id = Id,
        Name = "Bright Sky (DWD)",
        Attribution = new Attribution(
            "Datenbasis: Deutscher Wetterdienst, eigene Bearbeitung (via Bright Sky)",
            new Uri("https://brightsky.dev/"),
            "CC-BY-4.0",
            new Uri("https://creativecommons.org/licenses/by/4.0/"),
            Required: true,
            CommercialUse: true),
        Coverage = Coverage.Within("Germany", new Coverage.Box(47.2, 5.8, 55.1, 15.1)),
        Horizon = Horizon,
        LineageAt = _ => Lineage,
        Quota = QuotaOptions.Over(options, Polite),
        Documentation = new Uri("https://brightsky.dev/docs/"),
        DisabledBecause = Availability.DisabledBecause(options, Section),
    };

    public IReadOnlyList<Source> Sources => field ??=
    [
        Source.For(ReportKind.Forecast, (query, cancellationToken) => ForecastAsync(query.Cell, cancellationToken), ForecastFresh),
        Source.For(ReportKind.Current, (query, cancellationToken) => CurrentAsync(query.Cell, cancellationToken), CurrentFresh),
        Source.For(ReportKind.Alerts, (query, cancellationToken) => AlertsAsync(query.Cell, cancellationToken), AlertsFresh),
    ];

    private Task<Report> ForecastAsync(Coordinates cell, CancellationToken cancellationToken)
    {
        // Yesterday is requested too: today at the place may have begun before today in UTC.
        var today = new DateTimeOffset(clock.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero);
        var (from, to) = (Time(today.AddDays(-1)), Time(today + Horizon));
        return Weather.ReportAsync(
            () => api.Weather(Number(cell.Latitude), Number(cell.Longitude), from, to, BrightSkySources.FurthestMetres, "UTC", "dwd", cancellationToken),
            clock, cell, cancellationToken);
    }

    private Task<Report> CurrentAsync(Coordinates cell, CancellationToken cancellationToken) => CurrentWeather.ReportAsync(
        () => api.Current(Number(cell.Latitude), Number(cell.Longitude), BrightSkySources.FurthestMetres, "UTC", "dwd", cancellationToken),
        clock, cell, cancellationToken);

    private Task<Report> AlertsAsync(Coordinates cell, CancellationToken cancellationToken) => Alerts.ReportAsync(
        () => api.Alerts(Number(cell.Latitude), Number(cell.Longitude), "UTC", cancellationToken), clock, cell, cancellationToken);

    /// <summary>404 is the service's answer where it has no station near enough.</summary>
    private static FaultKind? StatusFault(int status) => status == 404 ? FaultKind.NotCovered : null;

    private static string Number(double degrees) => degrees.ToString("0.####", CultureInfo.InvariantCulture);

    private static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture);
}
