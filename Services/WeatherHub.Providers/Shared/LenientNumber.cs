using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WeatherHub.Providers.Shared;

/// <summary>A number, or text that is one; anything else, and whatever is not finite, was not said.</summary>
internal sealed class LenientNumber : JsonConverter<double?>
{
    public override double? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader);

    /// <summary>Reads one value of any kind.</summary>
    public static double? Read(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Number:
                return reader.TryGetDouble(out var number) ? Finite(number) : null;
            case JsonTokenType.String:
                return Parse(reader.GetString());
            default:
                // Not Skip: it refuses a reader that stands in a stream, even where the value is complete.
                reader.TrySkip();
                return null;
        }
    }

    /// <summary>Text as a number.</summary>
    public static double? Parse(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? Finite(number) : null;

    public override void Write(Utf8JsonWriter writer, double? value, JsonSerializerOptions options)
    {
        if (value is { } number) writer.WriteNumberValue(number);
        else writer.WriteNullValue();
    }

    private static double? Finite(double number) => double.IsFinite(number) ? number : null;
}
