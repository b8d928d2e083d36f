using System.Globalization;
using System.Text;

namespace WeatherHub.Client;

/// <summary>A place and what is wanted of it; whatever is not set is left to the hub's defaults.</summary>
/// <param name="Latitude">Degrees north (WGS 84), -90 to 90.</param>
/// <param name="Longitude">Degrees east (WGS 84), -180 to 180.</param>
public sealed record ForecastQuestion(double Latitude, double Longitude)
{
    /// <summary>Metres above sea level, -500 to 9000.</summary>
    public double? Elevation { get; init; }

    /// <summary>The blocks wanted, e.g. <c>hourly</c>; for <c>/v1/forecast</c> alone.</summary>
    public IReadOnlyList<string>? Include { get; init; }

    /// <summary>Only these fields, each as <c>field</c> or <c>block.field</c>.</summary>
    public IReadOnlyList<string>? Fields { get; init; }

    /// <summary>Hours, 1 to 240; where there is an hourly block.</summary>
    public int? Hours { get; init; }

    /// <summary>Local days, 1 to 16; where there is a daily block.</summary>
    public int? Days { get; init; }

    /// <summary><c>si</c>, <c>metric</c>, <c>uk</c> or <c>us</c>.</summary>
    public string? Units { get; init; }

    /// <summary>Only these vendors, by id.</summary>
    public IReadOnlyList<string>? Providers { get; init; }

    /// <summary><c>consensus</c>, <c>best</c> or <c>single</c>.</summary>
    public string? Mode { get; init; }

    /// <summary><c>none</c>, <c>summary</c> or <c>full</c>.</summary>
    public string? Provenance { get; init; }

    /// <summary><c>none</c>, <c>level</c> or <c>full</c>; where there are hours or days.</summary>
    public string? Confidence { get; init; }

    /// <summary>The value to explain, e.g. <c>hourly.temperature@2026-08-20T15:00:00Z</c>; for <c>/v1/forecast</c> alone.</summary>
    public string? Explain { get; init; }

    /// <summary>Seconds that a vendor's report may be old, 0 to 86400; older ones are left out.</summary>
    public int? MaxAge { get; init; }

    /// <summary>The question as an address: the same on every machine, whatever its culture.</summary>
    internal string Address(string path, params ReadOnlySpan<(string Name, string? Value)> more)
    {
        var address = new StringBuilder(path);
        address.Append(CultureInfo.InvariantCulture, $"?lat={Latitude:0.########}&lon={Longitude:0.########}");
        if (Elevation is { } elevation) address.Append(CultureInfo.InvariantCulture, $"&elevation={elevation:0.##}");
        ReadOnlySpan<(string Name, string? Value)> own =
        [
            ("include", Listed(Include)), ("fields", Listed(Fields)), ("hours", Written(Hours)), ("days", Written(Days)), ("units", Units),
            ("providers", Listed(Providers)), ("mode", Mode), ("provenance", Provenance), ("confidence", Confidence),
            ("explain", Explain), ("maxAge", Written(MaxAge)), .. more,
        ];
        foreach (var (name, value) in own)
            if (value is not null) address.Append('&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
        return address.ToString();
    }

    internal static string? Written(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string? Listed(IReadOnlyList<string>? values) => values is null ? null : string.Join(',', values);
}
