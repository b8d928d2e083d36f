using Microsoft.Extensions.Logging;
using Refit;
using WeatherHub.Providers.Shared;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Providers.MetNorway;

/// <summary>https://api.met.no/weatherapi/documentation</summary>
internal interface IMetNorwayApi
{
    /// <summary>https://api.met.no/weatherapi/locationforecast/2.0/documentation</summary>
    [Get("/weatherapi/locationforecast/2.0/complete")]
    Task<IApiResponse<Stream>> CompleteAsync(
        double lat, double lon, int? altitude, [Header("If-Modified-Since")] string? ifModifiedSince, CancellationToken cancellationToken);
}

/// <summary>MET Norway's Locationforecast, see MetNorway.md.</summary>
internal sealed partial class MetNorwayProvider(
    ProviderOptions options, IMetNorwayApi api, TimeProvider clock, ILogger<MetNorwayProvider> logger) : IWeatherProvider
{
    public const string Id = "met-norway";
    private const string Section = "MetNorway";
    private static readonly TimeSpan Minimum = TimeSpan.FromMinutes(30);

    // https://api.met.no/doc/TermsOfService asks for an agreement above 20 requests in a second, all of an application's instances
    // together.
    private static readonly CallQuota Polite = new() { Windows = [new QuotaWindow(QuotaSpan.Second, 10, Rolling: true)] };

    // The Nordic area is computed by the vendor's own model, the rest by ECMWF's: https://docs.api.met.no/doc/locationforecast/datamodel.
    private static readonly Coverage.Box Nordic = new(53, 2, 72.5, 32);

    private static readonly Endpoint Complete = new("locationforecast-complete", MetNorwayMapper.Payload, Minimum)
    {
        Map = MetNorwayMapper.Map,
        // https://api.met.no/doc/StatusCodes: no data for the place, or the place lies outside of the area.
        Statuses = status => status is 404 or 422 ? FaultKind.NotCovered : null,
    };

    public static readonly Registration Registration = Registration.Of<MetNorwayProvider, IMetNorwayApi>(
        Id, Section, _ => "https://api.met.no", Complete, Complete with { Name = "locationforecast-compact" });

    public ProviderProfile Profile { get; } = new()
    {
        Id = Id,
        Name = "MET Norway",
        Attribution = Licences.CcBy("Data from MET Norway", "https://api.met.no/"),
        Coverage = Coverage.Global,
        Horizon = TimeSpan.FromDays(10),
        TakesElevation = true,
        LineageAt = LineageAt,
        Quota = QuotaOptions.Over(options, Polite),
        Documentation = new Uri("https://api.met.no/weatherapi/locationforecast/2.0/documentation"),
        DisabledBecause = Availability.DisabledBecause(options, Section, needsContact: true),
    };

    public IReadOnlyList<Source> Sources => field ??= [Source.For(ReportKind.Forecast, ForecastAsync, Minimum)];

    private async Task<Report> ForecastAsync(WeatherQuery query, CancellationToken cancellationToken)
    {
        var (latitude, longitude) = query.Cell.Rounded(4);
        var altitude = query.Elevation is { } metres ? (int?)Math.Round(metres) : null;
        var response = await Complete.CallAsync(
            () => api.CompleteAsync(latitude, longitude, altitude, query.Known?.Validator, cancellationToken), clock, cancellationToken);
        // 203: the product is in beta or will be withdrawn, https://api.met.no/doc/StatusCodes.
        if (response.Status == 203) Log.Deprecated(logger);
        return response.Content is null && query.Known is { } known
            ? known with
            {
                FetchedAt = response.At,
                ExpiresAt = response.ExpiresAt(Minimum),
                Validator = response.LastModified ?? known.Validator,
            }
            : Complete.ReportOf(response, query);
    }

    internal static IReadOnlyList<string> LineageAt(Coordinates place) =>
        Nordic.Contains(place) ? ["metno-nordic", "ecmwf-ifs"] : ["ecmwf-ifs"];

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "MET Norway marks Locationforecast 2.0 as beta or deprecated (status 203)")]
        public static partial void Deprecated(ILogger logger);
    }
}
