using Microsoft.Extensions.Logging;
using WeatherHub.Providers.Shared;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Providers.MetNorway;

/// <summary>MET Norway's Locationforecast, see MetNorway.md.</summary>
internal sealed partial class MetNorwayProvider(ProviderOptions options, IMetNorwayApi api, TimeProvider clock, ILogger<MetNorwayProvider> logger)
    : IWeatherProvider
{
    public const string Id = "met-norway";
    private const string Section = "MetNorway";
    private static readonly TimeSpan Minimum = TimeSpan.FromMinutes(30);

    // https://api.met.no/doc/TermsOfService asks for an agreement above 20 requests in a second, all of an application's instances together.
    private static readonly CallQuota Polite = new() { Windows = [new QuotaWindow(QuotaSpan.Second, 10, Rolling: true)] };

    public static Registration Registration { get; } = new(
        Id,
        Section,
        setup => setup.Add<MetNorwayProvider, IMetNorwayApi>(Id, Section, MetNorwayWire.Json, _ => "https://api.met.no"),
        new Dictionary<string, Func<RecordedResponse, RecordedResult>>
        {
            ["locationforecast-complete"] = Read,
            ["locationforecast-compact"] = Read,
        });

    public ProviderProfile Profile { get; } = new()
    {
        Id = Id,
        Name = "MET Norway",
        Attribution = new Attribution(
            "Data from MET Norway", new Uri("https://api.met.no/"),
            "CC-BY-4.0", new Uri("https://creativecommons.org/licenses/by/4.0/"), Required: true, CommercialUse: true),
        Coverage = Coverage.Global,
        Horizon = TimeSpan.FromDays(10),
        TakesElevation = true,
        LineageAt = MetNorwayLineage.At,
        Quota = QuotaOptions.Over(options, Polite),
        Documentation = new Uri("https://api.met.no/weatherapi/locationforecast/2.0/documentation"),
        DisabledBecause = Availability.DisabledBecause(options, Section, needsContact: true),
    };

    public IReadOnlyList<Source> Sources => field ??= [Source.For(ReportKind.Forecast, ForecastAsync, Minimum)];

    private async Task<Report> ForecastAsync(WeatherQuery query, CancellationToken cancellationToken)
    {
        var (latitude, longitude) = query.Cell.Rounded(4);
        var altitude = query.Elevation is { } metres ? (int?)Math.Round(metres) : null;
        var answer = await VendorResponse.CheckAsync(
            () => api.CompleteAsync(latitude, longitude, altitude, query.Known?.Validator, cancellationToken), clock, cancellationToken, Own);
        // 203: the product is in beta or will be withdrawn, https://api.met.no/doc/StatusCodes.
        if (answer.Status == 203) Log.Deprecated(logger);
        if (answer.Content is { } content)
            return Mapping.Traced(() => MetNorwayMapper.Map(content, new ReportMetadata(answer.At, answer.ExpiresAt(Minimum), query.Cell, answer.LastModified)));
        return query.Known is { } known
            ? known with { FetchedAt = answer.At, ExpiresAt = answer.ExpiresAt(Minimum), Validator = answer.LastModified ?? known.Validator }
            : throw Faults.BadPayload("nothing new, though nothing was known");
    }

    private static RecordedResult Read(RecordedResponse captured) => captured.AsReport(
        MetNorwayWire.Json.TypeOf<MetNorwayForecast>(), answer => MetNorwayMapper.Map(answer, captured.Stamp(Minimum)), Own);

    // https://api.met.no/doc/StatusCodes: no data for the place, or the place lies outside of the area.
    private static FaultKind? Own(int status) => status is 404 or 422 ? FaultKind.NotCovered : null;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "MET Norway marks Locationforecast 2.0 as beta or deprecated (status 203)")]
        public static partial void Deprecated(ILogger logger);
    }
}
