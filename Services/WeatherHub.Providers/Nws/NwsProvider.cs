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

    private static readonly TimeSpan ForecastFresh = TimeSpan.FromMinutes(60);
    private static readonly TimeSpan CurrentFresh = TimeSpan.FromMinutes(10);

    // https://www.weather.gov/documentation/services-web-api: there is a limit, "generous", and not public.
    private static readonly CallQuota Polite = new() { Windows = [new QuotaWindow(QuotaSpan.Second, 5, Rolling: true)] };

    public NwsProvider(ProviderOptions options, INwsApi api, TimeProvider clock, ISharedFacts facts)
    {
        var squares = new NwsGridpoints(api, clock, facts);
        var forecast = new NwsForecastCall(api, squares, clock, ForecastFresh);
        var current = new NwsCurrentCall(api, squares, clock, CurrentFresh);
        Sources =
        [
            Source.For(ReportKind.Forecast, (query, cancellationToken) => forecast.AskAsync(query.Cell, cancellationToken), ForecastFresh),
            Source.For(ReportKind.Current, (query, cancellationToken) => current.AskAsync(query.Cell, cancellationToken), CurrentFresh),
        ];
        Profile = new ProviderProfile
        {
            Id = Id,
            Name = "National Weather Service",
            Attribution = new Attribution(
                "National Weather Service", new Uri("https://www.weather.gov/"),
                "public-domain", new Uri("https://www.weather.gov/disclaimer"), Required: false, CommercialUse: true),
            Coverage = NwsCoverage.Area,
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
                NwsJson.Words.TypeOf<NwsGrid>(), grid => NwsForecastMapper.Map(grid, null, captured.Stamp(ForecastFresh)), NwsGridpoints.Own),
            ["gridpoints-forecast-hourly"] = captured => captured.AsReport(
                NwsJson.Words.TypeOf<NwsHourly>(), hourly => NwsForecastMapper.Map(null, hourly, captured.Stamp(ForecastFresh)), NwsGridpoints.Own),
            ["gridpoints-stations"] = captured => captured.AsFacts(NwsJson.Words.TypeOf<NwsStations>(), NwsFacts.Of, NwsGridpoints.Own),
            ["observations-latest"] = captured => captured.AsReport(
                NwsJson.Words.TypeOf<NwsObservation>(), wire => NwsObservationMapper.Map(wire, captured.Stamp(CurrentFresh)), NwsGridpoints.Own),
        });

    public ProviderProfile Profile { get; }

    public IReadOnlyList<Source> Sources { get; }
}
