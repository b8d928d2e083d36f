namespace WeatherHub.Weather.Geography;

/// <summary>A point on WGS 84, in decimal degrees.</summary>
/// <param name="Latitude">Degrees north, -90 to 90.</param>
/// <param name="Longitude">Degrees east, -180 to 180.</param>
public readonly record struct Coordinates(double Latitude, double Longitude)
{
    private const double EarthRadius = 6_371_008.8;

    /// <summary>The same point with each coordinate rounded half away from zero.</summary>
    public Coordinates Rounded(int decimals) =>
        new(Math.Round(Latitude, decimals, MidpointRounding.AwayFromZero), Math.Round(Longitude, decimals, MidpointRounding.AwayFromZero));

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
