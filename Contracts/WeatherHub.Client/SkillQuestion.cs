namespace WeatherHub.Client;

/// <summary>A place whose forecasts' skill is wanted; whatever is not set is left to the hub's defaults.</summary>
/// <param name="Latitude">Degrees north (WGS 84), -90 to 90.</param>
/// <param name="Longitude">Degrees east (WGS 84), -180 to 180.</param>
public sealed record SkillQuestion(double Latitude, double Longitude)
{
    /// <summary>Metres above sea level, -500 to 9000: as in the forecasts' queries.</summary>
    public double? Elevation { get; init; }

    /// <summary>One field, e.g. <c>temperature</c>; all without it.</summary>
    public string? Field { get; init; }

    /// <summary>Hours ahead, 0 to 384; every span of lead without it.</summary>
    public int? Lead { get; init; }

    internal string Address() =>
        new ForecastQuestion(Latitude, Longitude) { Elevation = Elevation }
            .Address("v1/skill", ("field", Field), ("lead", ForecastQuestion.Written(Lead)));
}
