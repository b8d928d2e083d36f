using WeatherHub.Providers.Nws.Grid;
using WeatherHub.Providers.Nws.Observations;
using WeatherHub.Providers.Nws.Points;
using WeatherHub.Providers.Shared;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Providers.Nws;

/// <summary>The US National Weather Service, see Nws.md.</summary>
internal sealed class NwsProvider : IWeatherProvider
{
    public const string Id = "nws";
    private const string Section = "Nws";

    internal static readonly IReadOnlyList<string> Lineage = ["nws-ndfd"];

    // https://www.weather.gov/documentation/services-web-api: there is a limit, "generous", and not public.
    private static readonly CallQuota Polite = new() { Windows = [new QuotaWindow(QuotaSpan.Second, 5, Rolling: true)] };

    // Boxes around the forecast areas; the vendor itself says "not here" for the neighbours in them.
    private static readonly Coverage Area = Coverage.Within(
        "United States and territories",
        new Coverage.Box(24.0, -125.5, 49.6, -66.5), // contiguous states
        new Coverage.Box(50.5, 171.5, 72.0, -129.0), // Alaska, across the date line
        new Coverage.Box(18.0, -161.5, 23.0, -154.0), // Hawaii
        new Coverage.Box(17.3, -68.2, 18.8, -64.3), // Puerto Rico, US Virgin Islands
        new Coverage.Box(12.8, 144.2, 20.8, 146.4), // Guam, Northern Mariana Islands
        new Coverage.Box(-14.9, -171.4, -10.8, -167.9)); // American Samoa

    public NwsProvider(ProviderOptions options, INwsApi api, TimeProvider clock, ISharedFacts facts)
    {
        var gridpoints = new NwsGridpoints(api, clock, facts);
        var forecast = new NwsForecastFetch(api, gridpoints, clock);
        var current = new NwsObservationFetch(api, gridpoints, clock);
        var alerts = new NwsAlertFetch(api, gridpoints, clock);
        Sources =
        [
            Source.For(ReportKind.Forecast, forecast.FetchAsync, NwsForecastFetch.Raw.Freshness),
            Source.For(ReportKind.Current, current.FetchAsync, NwsObservationFetch.Latest.Freshness),
            Source.For(ReportKind.Alerts, alerts.FetchAsync, NwsAlertFetch.Active.Freshness),
        ];
        Profile = new ProviderProfile
        {
            Id = Id,
            Name = "National Weather Service",
            Attribution = new Attribution(
                "National Weather Service", new Uri("https://www.weather.gov/"),
                "public-domain", new Uri("https://www.weather.gov/disclaimer"), Required: false, CommercialUse: true),
            Coverage = Area,
            Horizon = TimeSpan.FromDays(7),
            LineageAt = _ => Lineage,
            Quota = QuotaOptions.Over(options, Polite),
            Documentation = new Uri("https://www.weather.gov/documentation/services-web-api"),
            DisabledBecause = Availability.DisabledBecause(options, Section, needsContact: true),
        };
    }

    public static readonly Registration Registration = Registration.Of<NwsProvider, INwsApi>(
        Id, Section, _ => "https://api.weather.gov",
        NwsGridpoints.Point, NwsGridpoints.Stations, NwsForecastFetch.Raw, NwsForecastFetch.Periods, NwsObservationFetch.Latest,
        NwsAlertFetch.Active);

    public ProviderProfile Profile { get; }

    public IReadOnlyList<Source> Sources { get; }
}
