using System.Text.Json;
using System.Text.Json.Serialization;
using WeatherHub.Providers.Shared;
using WeatherHub.Weather.Geography;

namespace WeatherHub.Providers.Nws;

/// <summary>A GeoJSON geometry, as its middle: a point's own place, or the centre of the box around a polygon. Longitude comes first.</summary>
[JsonConverter(typeof(NwsGeometryConverter))]
internal sealed record NwsGeometry(Coordinates? Middle);

internal sealed class NwsGeometryConverter : JsonConverter<NwsGeometry>
{
    public override NwsGeometry? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.TrySkip();
            return null;
        }

        var box = new Box();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isCoordinates = reader.ValueTextEquals("coordinates"u8);
            reader.Read();
            if (isCoordinates && reader.TokenType == JsonTokenType.StartArray) Positions(ref reader, ref box);
            else reader.TrySkip();
        }

        return new NwsGeometry(box.Middle);
    }

    public override void Write(Utf8JsonWriter writer, NwsGeometry value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        if (value.Middle is { } middle)
        {
            writer.WriteString("type", "Point");
            writer.WriteStartArray("coordinates");
            writer.WriteNumberValue(middle.Longitude);
            writer.WriteNumberValue(middle.Latitude);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    /// <summary>Every innermost array is a position, however deep the geometry's type nests them.</summary>
    private static void Positions(ref Utf8JsonReader reader, ref Box box)
    {
        var outer = reader.CurrentDepth;
        var (index, longitude) = (0, double.NaN);
        while (reader.Read() && !(reader.TokenType == JsonTokenType.EndArray && reader.CurrentDepth == outer))
        {
            if (reader.TokenType == JsonTokenType.StartArray) index = 0;
            if (reader.TokenType != JsonTokenType.Number || LenientNumber.Read(ref reader) is not { } number) continue;
            if (index == 0) longitude = number;
            else if (index == 1) box.Add(longitude, number);
            index++;
        }
    }

    private struct Box()
    {
        private double west = double.PositiveInfinity;
        private double east = double.NegativeInfinity;
        private double south = double.PositiveInfinity;
        private double north = double.NegativeInfinity;

        public readonly Coordinates? Middle =>
            west >= -180 && east <= 180 && south >= -90 && north <= 90 && west <= east ? new Coordinates((south + north) / 2, (west + east) / 2) : null;

        public void Add(double longitude, double latitude)
        {
            (west, east) = (Math.Min(west, longitude), Math.Max(east, longitude));
            (south, north) = (Math.Min(south, latitude), Math.Max(north, latitude));
        }
    }
}
