using System.Web;
using Refit;
using WeatherHub.Providers.Shared;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Providers.OpenMeteo;

/// <summary>https://open-meteo.com/en/docs</summary>
internal interface IOpenMeteoApi
{
    /// <summary>Hours and present in one call. Times in GMT, so that labels fall on whole UTC hours everywhere.</summary>
    [Get("/v1/forecast?wind_speed_unit=ms&timeformat=unixtime&timezone=GMT&past_days=1&forecast_days=16")]
    Task<IApiResponse<Stream>> ForecastAsync(
        double latitude, double longitude, double? elevation, string hourly, string current, string? apikey, CancellationToken token);
}

/// <summary>Open-Meteo, see OpenMeteo.md.</summary>
internal sealed class OpenMeteoProvider(ProviderOptions options, IOpenMeteoApi api, TimeProvider clock) : IWeatherProvider
{
    public const string Id = "open-meteo";
    private const string Section = "OpenMeteo";

    private static readonly Coverage.Box Europe = new(29.5, -23.5, 70.5, 45);
    private static readonly Coverage.Box NorthAmerica = new(15, -170, 75, -50);

    // https://open-meteo.com/en/pricing: below what the free host allows, for others share our address.
    private static readonly CallQuota Free = new()
    {
        WeightOf = Weight,
        Windows = [new(QuotaSpan.Minute, 400, Rolling: true), new(QuotaSpan.Hour, 4_000), new(QuotaSpan.Day, 9_000)],
    };

    // The present moves on every 15 minutes.
    private static readonly Endpoint Forecast = new("forecast", OpenMeteoFields.Payload, TimeSpan.FromMinutes(15))
    {
        Map = OpenMeteoMapper.Map,
        Error = OpenMeteoMapper.ErrorOf,
    };

    public static readonly Registration Registration = Registration.Of<OpenMeteoProvider, IOpenMeteoApi>(Id, Section, Address, Forecast);

    public ProviderProfile Profile { get; } = new()
    {
        Id = Id,
        Name = "Open-Meteo",
        Attribution = Licences.CcBy("Weather data by Open-Meteo.com", "https://open-meteo.com/", options.Usage == ProviderUsage.Commercial),
        Coverage = Coverage.Global,
        Horizon = TimeSpan.FromDays(16),
        TakesElevation = true,
        LineageAt = LineageAt,
        // A paid plan has the windows that the operator states.
        Quota = QuotaOptions.Over(options, options.Usage == ProviderUsage.Commercial ? Free with { Windows = [] } : Free),
        Documentation = new Uri("https://open-meteo.com/en/docs"),
        DisabledBecause = Availability.DisabledBecause(options, Section) ?? Unlicensed(options),
    };

    public IReadOnlyList<Source> Sources => field ??=
    [
        Forecast.As(ReportKind.Forecast, clock, (query, token) => api.ForecastAsync(
            query.Cell.Latitude, query.Cell.Longitude, query.Elevation,
            OpenMeteoFields.HourlyQuery, OpenMeteoFields.CurrentQuery, Key, token)),
    ];

    // Our reading of the vendor's "best_match", which names no model in its answer: the regional model of the place first
    // (https://open-meteo.com/en/docs#data_sources).
    internal static IReadOnlyList<string> LineageAt(Coordinates place) =>
        Europe.Contains(place) ? ["dwd-icon", "ecmwf-ifs"]
        : NorthAmerica.Contains(place) ? ["ncep-gfs", "ecmwf-ifs"]
        : ["ecmwf-ifs", "ncep-gfs"];

    /// <summary>The key belongs to the paid host, or to a server of the operator's own: never to the free one.</summary>
    private string? Key => options.Usage == ProviderUsage.Commercial || options.BaseAddress is { Length: > 0 } ? options.ApiKey : null;

    // https://open-meteo.com/en/pricing: the paid plan has a host of its own.
    private static string Address(ProviderOptions options) =>
        options.Usage == ProviderUsage.Commercial ? "https://customer-api.open-meteo.com" : "https://api.open-meteo.com";

    // https://open-meteo.com/en/terms: the free host is for non-commercial use.
    private static string? Unlicensed(ProviderOptions options) =>
        options is { Usage: ProviderUsage.Commercial, ApiKey: not { Length: > 0 }, BaseAddress: not { Length: > 0 } }
            ? $"commercial use needs {ProviderOptions.Key(Section, nameof(options.ApiKey))} or a server of your own in "
                + ProviderOptions.Key(Section, nameof(options.BaseAddress))
            : null;

    /// <summary>What a call counts: more than ten variables or fourteen days are more than one call, in fractions.</summary>
    private static double Weight(Uri call)
    {
        var query = HttpUtility.ParseQueryString(call.Query);
        var series = ((string[])["current", "minutely_15", "hourly", "daily"]).Where(block => query[block] is not null).ToArray();
        var variables = series.Sum(block => query[block]!.Split(',').Length);
        var days = ((string[])["forecast_days", "past_days"]).Sum(name => int.TryParse(query[name], out var said) && said > 0 ? said : 0);
        return Math.Max(1, variables / 10.0 * (series is [] or ["current"] ? 1 : Math.Max(1, days / 14.0)));
    }
}
