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
    /// <summary>
    /// Hour by hour and now, in one call: https://open-meteo.com/en/docs#hourly_parameter_definition,
    /// https://open-meteo.com/en/docs#current_conditions. Times in GMT, so that labels fall on whole UTC hours everywhere.
    /// </summary>
    [Get("/v1/forecast?wind_speed_unit=ms&timeformat=unixtime&timezone=GMT&past_days=1&forecast_days=16")]
    Task<IApiResponse<Stream>> ForecastAsync(
        double latitude, double longitude, double? elevation, string hourly, string current, string? apikey,
        CancellationToken cancellationToken);
}

/// <summary>Open-Meteo, see OpenMeteo.md.</summary>
internal sealed class OpenMeteoProvider(ProviderOptions options, IOpenMeteoApi api, TimeProvider clock) : IWeatherProvider
{
    public const string Id = "open-meteo";
    private const string Section = "OpenMeteo";

    /// <summary>One call says both the hours and the present; its present moves on every 15 minutes.</summary>
    private static readonly TimeSpan Freshness = TimeSpan.FromMinutes(15);

    private static readonly Coverage.Box Europe = new(29.5, -23.5, 70.5, 45);
    private static readonly Coverage.Box NorthAmerica = new(15, -170, 75, -50);

    // https://open-meteo.com/en/pricing: below what the free host allows, for others share our address. A paid plan has the windows that
    // the operator states.
    private static readonly CallQuota Own = new() { WeightOf = Weight };
    private static readonly CallQuota Free = Own with
    {
        Windows = [new(QuotaSpan.Minute, 400, Rolling: true), new(QuotaSpan.Hour, 4_000), new(QuotaSpan.Day, 9_000)],
    };

    private static readonly Endpoint Forecast = new("forecast", OpenMeteoFields.Payload, Freshness)
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
        Quota = QuotaOptions.Over(options, options.Usage == ProviderUsage.Commercial ? Own : Free),
        Documentation = new Uri("https://open-meteo.com/en/docs"),
        DisabledBecause = Availability.DisabledBecause(options, Section) ?? Unlicensed(options),
    };

    public IReadOnlyList<Source> Sources => field ??= [Source.For(ReportKind.Forecast, ForecastAsync, Freshness)];

    private Task<Report> ForecastAsync(WeatherQuery query, CancellationToken cancellationToken)
    {
        var ((latitude, longitude), hourly, current) = (query.Cell.Rounded(4), OpenMeteoFields.HourlyQuery, OpenMeteoFields.CurrentQuery);
        return Forecast.ReportAsync(
            () => api.ForecastAsync(latitude, longitude, query.Elevation, hourly, current, Key, cancellationToken),
            clock,
            query,
            cancellationToken);
    }

    /// <summary>
    /// Our reading of the vendor's <c>best_match</c>, which names no model in its answer: the regional model of the place first
    /// (https://open-meteo.com/en/docs#data_sources).
    /// </summary>
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
