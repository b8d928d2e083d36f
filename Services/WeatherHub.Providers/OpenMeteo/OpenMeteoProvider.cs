using WeatherHub.Providers.Shared;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Providers.OpenMeteo;

/// <summary>Open-Meteo, see OpenMeteo.md.</summary>
internal sealed class OpenMeteoProvider(ProviderOptions options, IOpenMeteoApi api, TimeProvider clock) : IWeatherProvider
{
    public const string Id = "open-meteo";
    private const string Section = "OpenMeteo";

    /// <summary>One call says both the hours and the present; its present moves on every 15 minutes.</summary>
    private static readonly TimeSpan Freshness = TimeSpan.FromMinutes(15);

    public static Registration Registration { get; } = new(
        Id,
        Section,
        setup => setup.Add<OpenMeteoProvider, IOpenMeteoApi>(Id, Section, OpenMeteoWire.Json, Address),
        new Dictionary<string, Func<RecordedResponse, RecordedResult>>
        {
            ["forecast"] = captured => captured.AsReport(
                OpenMeteoWire.Json.TypeOf<OpenMeteoAnswer>(), answer => OpenMeteoMapper.Map(answer, captured.Stamp(Freshness)), refusal: OpenMeteoError.Of),
        });

    public ProviderProfile Profile { get; } = new()
    {
        Id = Id,
        Name = "Open-Meteo",
        Attribution = new Attribution(
            "Weather data by Open-Meteo.com", new Uri("https://open-meteo.com/"),
            "CC-BY-4.0", new Uri("https://creativecommons.org/licenses/by/4.0/"), Required: true, CommercialUse: options.Usage == ProviderUsage.Commercial),
        Coverage = Coverage.Global,
        Horizon = TimeSpan.FromDays(16),
        TakesElevation = true,
        LineageAt = OpenMeteoLineage.At,
        Quota = OpenMeteoQuota.Of(options),
        Documentation = new Uri("https://open-meteo.com/en/docs"),
        DisabledBecause = Availability.DisabledBecause(options, Section) ?? Unlicensed(options),
    };

    public IReadOnlyList<Source> Sources => field ??= [Source.For(ReportKind.Forecast, ForecastAsync, Freshness)];

    private async Task<Report> ForecastAsync(WeatherQuery query, CancellationToken cancellationToken)
    {
        var (latitude, longitude) = query.Cell.Rounded(4);
        var answer = await VendorResponse.CheckAsync(
            () => api.ForecastAsync(
                latitude, longitude, query.Elevation, OpenMeteoVocabulary.HourlyQuery, OpenMeteoVocabulary.CurrentQuery, Key, cancellationToken),
            clock,
            cancellationToken,
            refusal: OpenMeteoError.Of);
        if (answer.Content is not { } content) throw Faults.BadPayload("nothing new, though nothing was known");
        return Mapping.Traced(() => OpenMeteoMapper.Map(content, new ReportMetadata(answer.At, answer.ExpiresAt(Freshness), query.Cell), query.Kind));
    }

    /// <summary>The key belongs to the paid host, or to a server of the operator's own: never to the free one.</summary>
    private string? Key => options.Usage == ProviderUsage.Commercial || options.BaseAddress is { Length: > 0 } ? options.ApiKey : null;

    // https://open-meteo.com/en/pricing: the paid plan has a host of its own.
    private static string Address(ProviderOptions options) =>
        options.Usage == ProviderUsage.Commercial ? "https://customer-api.open-meteo.com" : "https://api.open-meteo.com";

    // https://open-meteo.com/en/terms: the free host is for non-commercial use.
    private static string? Unlicensed(ProviderOptions options) =>
        options is { Usage: ProviderUsage.Commercial, ApiKey: not { Length: > 0 }, BaseAddress: not { Length: > 0 } }
            ? $"commercial use needs {ProviderOptions.Key(Section, nameof(options.ApiKey))} or a server of your own in {ProviderOptions.Key(Section, nameof(options.BaseAddress))}"
            : null;
}
