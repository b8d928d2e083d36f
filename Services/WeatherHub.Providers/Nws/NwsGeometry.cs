using WeatherHub.Providers.Shared;
using WeatherHub.Weather.Geography;

namespace WeatherHub.Providers.Nws;

/// <summary>
/// A GeoJSON geometry as its middle: a point's own place, or the centre of the box around a polygon. Longitude comes first.
/// </summary>
internal static class NwsGeometry
{
    // As deep as the geometry's type nests its positions, a point's to a multi-polygon's.
    private static readonly string[] Depths = ["[]", "[][]", "[][][]", "[][][][]"];

    /// <summary>Reads the geometry at a path.</summary>
    internal static JsonProjection Geometry(this JsonProjection projection, string path) =>
        projection.Texts(path).Numbers(Depths.Select(depth => $"{path}.coordinates{depth}"));

    /// <summary>The middle of a geometry that stands outside of arrays.</summary>
    internal static Coordinates? Middle(JsonColumns payload, string path)
    {
        var (west, east) = (double.PositiveInfinity, double.NegativeInfinity);
        var (south, north) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var depth in Depths)
        {
            var column = payload[$"{path}.coordinates{depth}"];
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
