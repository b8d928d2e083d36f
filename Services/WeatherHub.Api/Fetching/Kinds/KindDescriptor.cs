using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Fetching.Kinds;

/// <summary>What the hub must know of a kind of data to keep its reports: the one place that tells kinds apart.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Codec">How its payload is kept, in memory and in the shared cache.</param>
/// <param name="StaleWindow">How old a report may be served when nothing fresher can be had.</param>
internal sealed record KindDescriptor(ReportKind Kind, IPayloadCodec Codec, Func<ReportsOptions, TimeSpan> StaleWindow)
{
    /// <summary>How long a provider is believed at most that says it does not cover a place.</summary>
    public TimeSpan NotCoveredHold { get; private init; } = TimeSpan.MaxValue;

    private static readonly Dictionary<ReportKind, KindDescriptor> ByKind = new KindDescriptor[]
    {
        new(ReportKind.Forecast, new WeatherCodec(), static options => options.ForecastStale),
        new(ReportKind.Current, new WeatherCodec(), static options => options.CurrentStale),
        // One false word would hide warnings.
        new(ReportKind.Alerts, new AlertCodec(), static options => options.AlertsStale) { NotCoveredHold = ReportKind.Alerts.Freshness },
    }.ToDictionary(descriptor => descriptor.Kind);

    private const long Envelope = 1024;

    public static KindDescriptor Of(ReportKind kind) => ByKind[kind];

    /// <summary>About how many bytes of memory a report holds: what bounds the memory cache.</summary>
    public static long SizeOf(Report report) => Envelope + Of(report.Kind).Codec.SizeOf(report.Payload);
}

/// <summary>How a payload is kept.</summary>
internal interface IPayloadCodec
{
    /// <summary>Makes a payload, in place, what every replica keeps: exactly what is read back after writing.</summary>
    void Round(Payload payload);

    void Write(BinaryWriter to, Payload payload);

    /// <exception cref="FormatException">This is no such payload.</exception>
    Payload Read(BinaryReader from);

    /// <summary>About how many bytes of memory it takes.</summary>
    long SizeOf(Payload payload);
}
