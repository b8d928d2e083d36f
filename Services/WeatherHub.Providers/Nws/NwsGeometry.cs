using WeatherHub.Providers.Shared;
using WeatherHub.Weather.Geography;

namespace WeatherHub.Providers.Nws;

/// <summary>
/// A payload's GeoJSON geometry as its middle: a point's own place, or the centre of the box around a polygon. Longitude comes first.
/// </summary>
internal static class NwsGeometry
{
    // As deep as the geometry's type nests its positions, a point's to a multi-polygon's.
    private static readonly string[] Depths =
    [
        "geometry.coordinates[]", "geometry.coordinates[][]", "geometry.coordinates[][][]", "geometry.coordinates[][][][]",
    ];

    /// <summary>Reads the geometry.</summary>
    internal static JsonProjection Geometry(this JsonProjection projection) => projection.Texts("geometry").Numbers(Depths);

    /// <summary>The middle; null without any.</summary>
    internal static Coordinates? Middle(JsonColumns payload)
    {
        var (west, east) = (double.PositiveInfinity, double.NegativeInfinity);
        var (south, north) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var depth in Depths)
        {
            var column = payload[depth];
            var (position, index, longitude) = (-1, 0, double.NaN);
            for (var i = 0; i < column.Count; i++)
            {
                if (column.ParentOf(i) != position) (position, index) = (column.ParentOf(i), 0);
                if (column[i] is var number && double.IsNaN(number)) continue;
                if (index == 0) longitude = number;
                else if (index == 1)
                {
                    (west, east) = (Math.Min(west, longitude), Math.Max(east, longitude));
                    (south, north) = (Math.Min(south, number), Math.Max(north, number));
                }

                index++;
            }
        }

        return west >= -180 && east <= 180 && south >= -90 && north <= 90 && west <= east
            ? new Coordinates((south + north) / 2, (west + east) / 2)
            : null;
    }
}
