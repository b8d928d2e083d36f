namespace WeatherHub.Client;

/// <summary>A place and the hourly field that vendors are compared on; whatever is not set is left to the hub's defaults.</summary>
/// <param name="Latitude">Degrees north (WGS 84), -90 to 90.</param>
/// <param name="Longitude">Degrees east (WGS 84), -180 to 180.</param>
/// <param name="Field">Which field, e.g. <c>hourly.temperature</c>.</param>
public sealed record ComparisonQuestion(double Latitude, double Longitude, string Field)
{
    /// <summary>Metres above sea level, -500 to 9000.</summary>
    public double? Elevation { get; init; }

    /// <summary>Hours, 1 to 240.</summary>
    public int? Hours { get; init; }

    /// <summary><c>si</c>, <c>metric</c>, <c>uk</c> or <c>us</c>.</summary>
    public string? Units { get; init; }

    /// <summary>Only these vendors, by id.</summary>
    public IReadOnlyList<string>? Providers { get; init; }

    /// <summary>Seconds that a vendor's report may be old, 0 to 86400; older ones are left out.</summary>
    public int? MaxAge { get; init; }

    internal string Address() =>
        new ForecastQuestion(Latitude, Longitude)
        {
            Elevation = Elevation,
            Hours = Hours,
            Units = Units,
            Providers = Providers,
            MaxAge = MaxAge,
        }.Address("v1/compare", ("field", Field));
}
