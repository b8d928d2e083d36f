using System.Globalization;
using WeatherHub.Providers.Shared;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Providers.BrightSky;

/// <summary>Bright Sky: open data of the German weather service (DWD) as JSON.</summary>
internal sealed class BrightSkyProvider(IBrightSkyApi api, ProviderOptions options, TimeProvider clock) : IWeatherProvider
{
    internal const string Id = "bright-sky";
    private const string Section = "BrightSky";

    internal static readonly IReadOnlyList<string> Lineage = ["dwd-mosmix"];

    private static readonly TimeSpan ForecastFresh = TimeSpan.FromMinutes(60);
    private static readonly TimeSpan CurrentFresh = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Horizon = TimeSpan.FromDays(10);

    // None is documented: a public instance that volunteers pay for is called gently.
    private static readonly CallQuota Polite = new() { Windows = [new QuotaWindow(QuotaSpan.Second, 5, Rolling: true)] };

    internal static readonly Registration Registration = new(
        Id,
        Section,
        setup => setup.Add<BrightSkyProvider, IBrightSkyApi>(Id, Section, BrightSkyJson.Words, _ => "https://api.brightsky.dev"),
        new Dictionary<string, Func<RecordedResponse, RecordedResult>>(StringComparer.Ordinal)
        {
            ["weather"] = captured => captured.AsReport(
                BrightSkyJson.Words.TypeOf<BrightSkyWeather>(), wire => BrightSkyForecastMapper.Map(wire, captured.Stamp(ForecastFresh)), Own),
            ["current-weather"] = captured => captured.AsReport(
                BrightSkyJson.Words.TypeOf<BrightSkyCurrent>(), wire => BrightSkyCurrentMapper.Map(wire, captured.Stamp(CurrentFresh)), Own),
        });

    public ProviderProfile Profile { get; } = new()
    {
        Id = Id,
        Name = "Bright Sky (DWD)",
        Attribution = new Attribution(
            "Datenbasis: Deutscher Wetterdienst, eigene Bearbeitung (via Bright Sky)",
            new Uri("https://brightsky.dev/"),
            "CC-BY-4.0",
            new Uri("https://creativecommons.org/licenses/by/4.0/"),
            Required: true,
            CommercialUse: true),
        Coverage = Coverage.Within("Germany", new Coverage.Box(47.2, 5.8, 55.1, 15.1)),
        Horizon = Horizon,
        LineageAt = _ => Lineage,
        Quota = QuotaOptions.Over(options, Polite),
        Documentation = new Uri("https://brightsky.dev/docs/"),
        DisabledBecause = Availability.DisabledBecause(options, Section),
    };

    public IReadOnlyList<Source> Sources => field ??=
    [
        Source.For(ReportKind.Forecast, (query, cancellationToken) => ForecastAsync(query.Cell, cancellationToken), ForecastFresh),
        Source.For(ReportKind.Current, (query, cancellationToken) => CurrentAsync(query.Cell, cancellationToken), CurrentFresh),
    ];

    private async Task<Report> ForecastAsync(Coordinates cell, CancellationToken cancellationToken)
    {
        // Yesterday is asked for too: today at the place may have begun before today in UTC.
        var today = new DateTimeOffset(clock.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero);
        var (from, to) = (Time(today.AddDays(-1)), Time(today + Horizon));
        var answer = await VendorResponse.CheckAsync(
            () => api.Weather(Number(cell.Latitude), Number(cell.Longitude), from, to, BrightSkySources.FurthestMetres, "UTC", "dwd", cancellationToken),
            clock,
            cancellationToken,
            Own);
        var content = answer.Content ?? throw Faults.BadPayload("the answer is empty");
        return Mapping.Traced(() => BrightSkyForecastMapper.Map(content, new ReportMetadata(answer.At, answer.ExpiresAt(ForecastFresh), cell)));
    }

    private async Task<Report> CurrentAsync(Coordinates cell, CancellationToken cancellationToken)
    {
        var answer = await VendorResponse.CheckAsync(
            () => api.Current(Number(cell.Latitude), Number(cell.Longitude), BrightSkySources.FurthestMetres, "UTC", "dwd", cancellationToken),
            clock,
            cancellationToken,
            Own);
        var content = answer.Content ?? throw Faults.BadPayload("the answer is empty");
        return Mapping.Traced(() => BrightSkyCurrentMapper.Map(content, new ReportMetadata(answer.At, answer.ExpiresAt(CurrentFresh), cell)));
    }

    /// <summary>404 is how the service says that it has no station near enough.</summary>
    private static FaultKind? Own(int status) => status == 404 ? FaultKind.NotCovered : null;

    private static string Number(double degrees) => degrees.ToString("0.####", CultureInfo.InvariantCulture);

    private static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture);
}
