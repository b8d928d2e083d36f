using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using WeatherHub.Providers.Shared;
using WeatherHub.Weather.Geography;

namespace WeatherHub.Providers.Nws.Points;

/// <summary>A station near a gridpoint: https://www.weather.gov/documentation/services-web-api#/default/gridpoint_stations</summary>
/// <param name="Id">Its identifier, a plain word.</param>
/// <param name="Name">Its name, when given.</param>
/// <param name="Location">Where it is, when given.</param>
/// <param name="Elevation">Metres above sea level, when given.</param>
/// <param name="Distance">Metres from the gridpoint; absent in older payloads.</param>
internal sealed record NwsStation(string Id, string? Name, Coordinates? Location, double? Elevation, double? Distance)
{
    private const string Properties = "features[].properties";

    private static readonly NwsLength HeightOf = new(Properties + ".elevation");
    private static readonly NwsLength DistanceOf = new(Properties + ".distance");

    /// <summary>All that is read of <c>/gridpoints/…/stations</c>, and of what replicas share.</summary>
    internal static readonly JsonProjection Payload = DistanceOf.On(HeightOf.On(new JsonProjection()))
        .Texts(Properties + ".stationIdentifier", Properties + ".name", "features[].geometry").Numbers("features[].geometry.coordinates[]");

    /// <summary>The stations that can be requested, nearest first.</summary>
    internal static IReadOnlyList<NwsStation> All(JsonColumns payload) =>
        [.. Enumerable.Range(0, payload["features[]"].Rows).Select(row => At(payload, row)).OfType<NwsStation>()];

    /// <summary>What the payload says, for people.</summary>
    internal static IReadOnlyDictionary<string, string> Facts(JsonColumns payload) =>
        All(payload) is [var nearest, ..] stations
            ? new Dictionary<string, string>
            {
                ["nearest"] = nearest.Id,
                ["stations"] = string.Join(',', stations.Select(station => station.Id)),
            }
            : throw Faults.Empty(payload.Has("features"), [], null);

    /// <summary>Metres from a place when both are known, else from the gridpoint.</summary>
    internal static double? MetresTo(Coordinates? location, Coordinates? place, double? otherwise) =>
        place is { } from && location is { } to ? Math.Round(from.DistanceTo(to)) : otherwise;

    /// <summary>As replicas share them: in the vendor's own shape.</summary>
    internal static string Write(IReadOnlyList<NwsStation> stations)
    {
        return new JsonObject { ["features"] = new JsonArray(stations.Select(Feature).ToArray()) }.ToJsonString();

        static JsonNode Feature(NwsStation station) => new JsonObject
        {
            ["geometry"] = station.Location is var (latitude, longitude)
                ? new JsonObject { ["coordinates"] = new JsonArray(longitude, latitude) }
                : null,
            ["properties"] = new JsonObject
            {
                ["stationIdentifier"] = station.Id,
                ["name"] = station.Name,
                ["elevation"] = Metres(station.Elevation),
                ["distance"] = Metres(station.Distance),
            },
        };

        static JsonObject? Metres(double? value) => value is { } metres ? new JsonObject { ["value"] = metres } : null;
    }

    /// <summary>Reads what <see cref="Write"/> wrote; null for anything else.</summary>
    internal static IReadOnlyList<NwsStation>? Read(string text)
    {
        try
        {
            return All(Payload.Read(Encoding.UTF8.GetBytes(text)));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static NwsStation? At(JsonColumns payload, int row)
    {
        var id = payload[Properties + ".stationIdentifier"].TextAt(row);
        if (id is not { Length: > 0 and <= 16 } || !id.All(char.IsAsciiLetterOrDigit)) return null;
        var coordinates = payload["features[].geometry.coordinates[]"];
        var first = coordinates.FirstOf(row);
        var location = first < 0 ? null : Values.Place(coordinates[first + 1], coordinates[first]);
        return new NwsStation(id, payload[Properties + ".name"].TextAt(row), location,
            HeightOf.Metres(payload, row), DistanceOf.Metres(payload, row));
    }
}
