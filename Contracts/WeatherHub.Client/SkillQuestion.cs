using System.Globalization;
using System.Text;

namespace WeatherHub.Client;

/// <summary>A place of which it is asked how good its forecasts were.</summary>
/// <param name="Latitude">Degrees north (WGS 84), -90 to 90.</param>
/// <param name="Longitude">Degrees east (WGS 84), -180 to 180.</param>
public sealed record SkillQuestion(double Latitude, double Longitude)
{
    /// <summary>Metres above sea level, -500 to 9000: what forecasts were asked with.</summary>
    public double? Elevation { get; init; }

    /// <summary>One field, e.g. <c>temperature</c>; all without it.</summary>
    public string? Field { get; init; }

    /// <summary>Hours ahead, 0 to 384; every span of lead without it.</summary>
    public int? Lead { get; init; }

    internal string Address()
    {
        var address = new StringBuilder("v1/skill");
        address.Append(CultureInfo.InvariantCulture, $"?lat={Latitude:0.########}&lon={Longitude:0.########}");
        if (Elevation is { } elevation) address.Append(CultureInfo.InvariantCulture, $"&elevation={elevation:0.##}");
        if (Field is { } field) address.Append("&field=").Append(Uri.EscapeDataString(field));
        if (Lead is { } lead) address.Append(CultureInfo.InvariantCulture, $"&lead={lead}");
        return address.ToString();
    }
}
