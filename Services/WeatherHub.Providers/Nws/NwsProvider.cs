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

    private static readonly Dictionary<Product, TimeSpan> Freshness = new()
    {
        [Product.Forecast] = TimeSpan.FromMinutes(60),
        [Product.Current] = TimeSpan.FromMinutes(10),
    };

    // https://www.weather.gov/documentation/services-web-api: there is a limit, "generous", and not public.
    private static readonly CallQuota Polite = new() { Windows = [new QuotaWindow(QuotaSpan.Second, 5, Rolling: true)] };

    private readonly NwsForecastCall forecast;
    private readonly NwsCurrentCall current;

    public NwsProvider(ProviderOptions options, INwsApi api, TimeProvider clock, ISharedFacts facts)
    {
        var squares = new NwsGridpoints(api, clock, facts);
        forecast = new NwsForecastCall(api, squares, clock, Freshness[Product.Forecast]);
        current = new NwsCurrentCall(api, squares, clock, Freshness[Product.Current]);
        Profile = new ProviderProfile
        {
            Id = Id,
            Name = "National Weather Service",
            Attribution = new Attribution(
                "National Weather Service", new Uri("https://www.weather.gov/"),
                "public-domain", new Uri("https://www.weather.gov/disclaimer"), Required: false, CommercialUse: true),
            Coverage = NwsCoverage.Area,
            Freshness = Freshness,
            Horizon = TimeSpan.FromDays(7),
            LineageAt = _ => Lineage,
            Quota = QuotaOptions.Over(options, Polite),
            Documentation = new Uri("https://www.weather.gov/documentation/services-web-api"),
            DisabledBecause = Availability.DisabledBecause(options, Section, needsContact: true),
        };
    }

    public static Registration Registration { get; } = new(
        Id,
        Section,
        setup => setup.Add<NwsProvider, INwsApi>(Id, Section, NwsJson.Words, _ => "https://api.weather.gov"),
        new Dictionary<string, Func<RecordedResponse, RecordedResult>>
        {
            ["points"] = captured => captured.AsFacts(NwsJson.Words.TypeOf<NwsPoint>(), NwsFacts.Of, NwsGridpoints.Own),
            ["gridpoints-raw"] = captured => captured.AsReport(
                NwsJson.Words.TypeOf<NwsGrid>(), grid => NwsForecastMapper.Map(grid, null, captured.Stamp(Freshness[Product.Forecast])), NwsGridpoints.Own),
            ["gridpoints-forecast-hourly"] = captured => captured.AsReport(
                NwsJson.Words.TypeOf<NwsHourly>(), hourly => NwsForecastMapper.Map(null, hourly, captured.Stamp(Freshness[Product.Forecast])), NwsGridpoints.Own),
            ["gridpoints-stations"] = captured => captured.AsFacts(NwsJson.Words.TypeOf<NwsStations>(), NwsFacts.Of, NwsGridpoints.Own),
            ["observations-latest"] = captured => captured.AsReport(
                NwsJson.Words.TypeOf<NwsObservation>(), wire => NwsObservationMapper.Map(wire, captured.Stamp(Freshness[Product.Current])), NwsGridpoints.Own),
        });

    public ProviderProfile Profile { get; }

    public Task<Report> ReportAsync(WeatherQuery query, CancellationToken cancellationToken) =>
        query.Product == Product.Forecast ? forecast.AskAsync(query.Cell, cancellationToken) : current.AskAsync(query.Cell, cancellationToken);
}
