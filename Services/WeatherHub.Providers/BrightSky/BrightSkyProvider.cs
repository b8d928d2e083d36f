using System.Globalization;
using Refit;
using WeatherHub.Providers.Shared;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Providers.BrightSky;

/// <summary>The calls. Times are ISO 8601 UTC, distances metres.</summary>
internal interface IBrightSkyApi
{
    /// <summary>https://brightsky.dev/docs/#/operations/getWeather</summary>
    [Get("/weather?tz=UTC&units=dwd")]
    Task<IApiResponse<Stream>> Weather(
        double lat, double lon, string date, [AliasAs("last_date")] string lastDate, [AliasAs("max_dist")] int furthest,
        CancellationToken token);

    /// <summary>https://brightsky.dev/docs/#/operations/getCurrentWeather</summary>
    [Get("/current_weather?tz=UTC&units=dwd")]
    Task<IApiResponse<Stream>> Current(double lat, double lon, [AliasAs("max_dist")] int furthest, CancellationToken token);

    /// <summary>https://brightsky.dev/docs/#/operations/getAlerts</summary>
    [Get("/alerts?tz=UTC")]
    Task<IApiResponse<Stream>> Alerts(double lat, double lon, CancellationToken token);
}

/// <summary>Bright Sky: open data of the German weather service (DWD) as JSON.</summary>
internal sealed class BrightSkyProvider(IBrightSkyApi api, ProviderOptions options, TimeProvider clock) : IWeatherProvider
{
    internal const string Id = "bright-sky";
    private const string Section = "BrightSky";

    internal static readonly IReadOnlyList<string> Lineage = ["dwd-mosmix"];

    private const int Days = 10;

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
        Horizon = TimeSpan.FromDays(Days),
        LineageAt = _ => Lineage,
        Quota = QuotaOptions.Over(options, Polite),
        Documentation = new Uri("https://brightsky.dev/docs/"),
        DisabledBecause = Availability.DisabledBecause(options, Section),
    };

    public IReadOnlyList<Source> Sources => field ??=
    [
        Weather.As(ReportKind.Forecast, clock, (query, token) => api.Weather(
            query.Cell.Latitude, query.Cell.Longitude, Day(-1), Day(Days), BrightSkySources.FurthestMetres, token)),
        CurrentWeather.As(ReportKind.Current, clock, (query, token) => api.Current(
            query.Cell.Latitude, query.Cell.Longitude, BrightSkySources.FurthestMetres, token)),
        Alerts.As(ReportKind.Alerts, clock, (query, token) => api.Alerts(query.Cell.Latitude, query.Cell.Longitude, token)),
    ];

    /// <summary>Midnight UTC, days from today; the hours of yesterday count where today began before today in UTC.</summary>
    private string Day(int days) =>
        clock.GetUtcNow().UtcDateTime.Date.AddDays(days).ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture);

    // 404 is the service's answer where it has no station near enough.
    private static Endpoint Of(string name, JsonProjection payload, Func<JsonColumns, ReportMetadata, Report> map, int freshMinutes) =>
        new(name, payload, TimeSpan.FromMinutes(freshMinutes))
        {
            Map = map,
            Statuses = status => status == 404 ? FaultKind.NotCovered : null,
        };
}
