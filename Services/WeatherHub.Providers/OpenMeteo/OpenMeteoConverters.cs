using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using WeatherHub.Providers.Shared;

namespace WeatherHub.Providers.OpenMeteo;

/// <summary>Takes the object, or the first of an array of them.</summary>
internal sealed class OpenMeteoAnswerConverter : JsonConverter<OpenMeteoAnswer>
{
    public override OpenMeteoAnswer Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var place = options.TypeOf<OpenMeteoForecast>();
        if (reader.TokenType != JsonTokenType.StartArray) return new OpenMeteoAnswer(JsonSerializer.Deserialize(ref reader, place));
        OpenMeteoForecast? first = null;
        for (var i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
        {
            if (i == 0) first = JsonSerializer.Deserialize(ref reader, place);
            else reader.TrySkip();
        }

        return new OpenMeteoAnswer(first);
    }

    public override void Write(Utf8JsonWriter writer, OpenMeteoAnswer value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value.Place, options.TypeOf<OpenMeteoForecast?>());
}

/// <summary>Reads an array of numbers or times, or a single one.</summary>
internal sealed class OpenMeteoColumnConverter : JsonConverter<OpenMeteoColumn>
{
    private static readonly string[] LocalTimes = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ss"];

    public override OpenMeteoColumn Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = false;
        if (reader.TokenType != JsonTokenType.StartArray) return new OpenMeteoColumn([Cell(ref reader, ref text)], text);
        var values = new List<double?>(24 * 17);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) values.Add(Cell(ref reader, ref text));
        return new OpenMeteoColumn([.. values], text);
    }

    public override void Write(Utf8JsonWriter writer, OpenMeteoColumn value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var number in value.Values)
            if (number is { } said) writer.WriteNumberValue(said);
            else writer.WriteNullValue();
        writer.WriteEndArray();
    }

    private static double? Cell(ref Utf8JsonReader reader, ref bool text)
    {
        if (reader.TokenType != JsonTokenType.String) return LenientNumber.Read(ref reader);
        var word = reader.GetString();
        if (!DateTime.TryParseExact(word, LocalTimes, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time))
            return LenientNumber.Parse(word);
        text = true;
        return (time - DateTime.UnixEpoch).TotalSeconds;
    }
}
