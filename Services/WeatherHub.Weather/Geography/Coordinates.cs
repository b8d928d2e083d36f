namespace WeatherHub.Weather.Geography;

/// <summary>A point on WGS 84, in decimal degrees.</summary>
/// <param name="Latitude">Degrees north, -90 to 90.</param>
/// <param name="Longitude">Degrees east, -180 to 180.</param>
public readonly record struct Coordinates(double Latitude, double Longitude)
{
    private const double EarthRadius = 6_371_008.8;

    /// <summary>
    /// The point by its one name: the antimeridian is 180 and never -180, a pole has longitude 0, and no coordinate is a negative zero.
    /// Points that are the same on the globe compare as equal, make one key and are written with the same characters.
    /// </summary>
    public Coordinates Canonical() => new(
        Latitude + 0.0,
        Math.Abs(Latitude) == 90 ? 0 : Longitude == -180 ? 180 : Longitude + 0.0);

    /// <summary>The same point with each coordinate rounded half away from zero, by its canonical name.</summary>
    public Coordinates Rounded(int decimals) => new Coordinates(
        Math.Round(Latitude, decimals, MidpointRounding.AwayFromZero),
        Math.Round(Longitude, decimals, MidpointRounding.AwayFromZero)).Canonical();

    /// <summary>Great-circle distance in metres (haversine, mean earth radius).</summary>
    public double DistanceTo(Coordinates other)
    {
        var dLat = double.DegreesToRadians(other.Latitude - Latitude) / 2;
        var dLon = double.DegreesToRadians(other.Longitude - Longitude) / 2;
        var h = Math.Pow(Math.Sin(dLat), 2)
            + Math.Cos(double.DegreesToRadians(Latitude)) * Math.Cos(double.DegreesToRadians(other.Latitude)) * Math.Pow(Math.Sin(dLon), 2);
        return 2 * EarthRadius * Math.Asin(Math.Min(1, Math.Sqrt(h)));
    }
}
