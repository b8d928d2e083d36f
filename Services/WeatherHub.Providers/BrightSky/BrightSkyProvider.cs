using System.Globalization;
using WeatherHub.Providers.Shared;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Providers.BrightSky;

/// <summary>Bright Sky: open data of the German weather service (DWD) as JSON.</summary>
internal sealed class BrightSkyProvider(IBrightSkyApi api, ProviderOptions options, TimeProvider clock) : IWeatherProvider
{
    internal const string Id = "bright-sky";
    private const string Section = "BrightSky";

    internal static readonly IReadOnlyList<string> Lineage = ["dwd-mosmix"];

    private static readonly TimeSpan Horizon = TimeSpan.FromDays(10);

    // None is documented: a public instance that volunteers pay for is called gently.
    private static readonly CallQuota Polite = new() { Windows = [new QuotaWindow(QuotaSpan.Second, 5, Rolling: true)] };

    private static readonly Endpoint Weather = Of("weather", BrightSkyFields.Hours.Payload, BrightSkyMapper.Forecast, 60);
    private static readonly Endpoint CurrentWeather = Of("current-weather", BrightSkyFields.Now.Payload, BrightSkyMapper.Current, 10);
    private static readonly Endpoint Alerts = Of("alerts", BrightSkyAlerts.Payload, BrightSkyAlerts.Map, 5);

    internal static readonly Registration Registration = Registration.Of<BrightSkyProvider, IBrightSkyApi>(
        Id, Section, _ => "https://api.brightsky.dev", Weather, CurrentWeather, Alerts);

    public ProviderProfile Profile { get; } = new()
    {
        Id = Id,
        Name = "Bright Sky (DWD)",
        Attribution = Licences.CcBy("Datenbasis: Deutscher Wetterdienst, eigene Bearbeitung (via Bright Sky)", "https://brightsky.dev/"),
        Coverage = Coverage.Within("Germany", new Coverage.Box(47.2, 5.8, 55.1, 15.1)),
        Horizon = Horizon,
        LineageAt = _ => Lineage,
        Quota = QuotaOptions.Over(options, Polite),
        Documentation = new Uri("https://brightsky.dev/docs/"),
        DisabledBecause = Availability.DisabledBecause(options, Section),
    };

    public IReadOnlyList<Source> Sources => field ??=
    [
        Source.For(ReportKind.Forecast, ForecastAsync, Weather.Freshness),
        Source.For(ReportKind.Current, CurrentAsync, CurrentWeather.Freshness),
        Source.For(ReportKind.Alerts, AlertsAsync, Alerts.Freshness),
    ];

    private Task<Report> ForecastAsync(WeatherQuery query, CancellationToken cancellationToken)
    {
        // Yesterday is requested too: today at the place may have begun before today in UTC.
        var today = new DateTimeOffset(clock.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero);
        var ((latitude, longitude), from, to) = (query.Cell.Rounded(4), Time(today.AddDays(-1)), Time(today + Horizon));
        return Weather.ReportAsync(
            () => api.Weather(latitude, longitude, from, to, BrightSkySources.FurthestMetres, cancellationToken),
            clock,
            query,
            cancellationToken);
    }

    private Task<Report> CurrentAsync(WeatherQuery query, CancellationToken cancellationToken)
    {
        var (latitude, longitude) = query.Cell.Rounded(4);
        return CurrentWeather.ReportAsync(
            () => api.Current(latitude, longitude, BrightSkySources.FurthestMetres, cancellationToken), clock, query, cancellationToken);
    }

    private Task<Report> AlertsAsync(WeatherQuery query, CancellationToken cancellationToken)
    {
        var (latitude, longitude) = query.Cell.Rounded(4);
        return Alerts.ReportAsync(() => api.Alerts(latitude, longitude, cancellationToken), clock, query, cancellationToken);
    }

    // 404 is the service's answer where it has no station near enough.
    private static Endpoint Of(string name, JsonProjection payload, Func<JsonColumns, ReportMetadata, Report> map, int freshMinutes) =>
        new(name, payload, TimeSpan.FromMinutes(freshMinutes))
        {
            Map = map,
            Statuses = status => status == 404 ? FaultKind.NotCovered : null,
        };

    private static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture);
}
