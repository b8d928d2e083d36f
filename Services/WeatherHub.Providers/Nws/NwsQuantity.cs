using System.Text.Json;
using System.Text.Json.Serialization;
using WeatherHub.Providers.Shared;

namespace WeatherHub.Providers.Nws;

/// <summary>
/// A number with its unit: <c>{"unitCode":"wmoUnit:degC","value":1}</c>, with <c>minValue</c> and <c>maxValue</c> instead of a value for a range, or,
/// where the newer shape is not switched on, a bare number or text such as <c>"5 to 10 mph"</c>.
/// </summary>
[JsonConverter(typeof(NwsQuantityConverter))]
internal sealed record NwsQuantity
{
    public double? Value { get; init; }

    public string? UnitCode { get; init; }

    public string? QualityControl { get; init; }

    public string? Text { get; init; }
}

internal sealed class NwsQuantityConverter : JsonConverter<NwsQuantity>
{
    public override NwsQuantity? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return Members(ref reader);
            case JsonTokenType.String:
                var text = reader.GetString();
                return new NwsQuantity { Text = text, Value = LenientNumber.Parse(text) };
            default:
                return LenientNumber.Read(ref reader) is { } number ? new NwsQuantity { Value = number } : null;
        }
    }

    public override void Write(Utf8JsonWriter writer, NwsQuantity value, JsonSerializerOptions options)
    {
        if (value.Text is { } text)
        {
            writer.WriteStringValue(text);
            return;
        }

        writer.WriteStartObject();
        if (value.UnitCode is { } unit) writer.WriteString("unitCode", unit);
        if (value.QualityControl is { } quality) writer.WriteString("qualityControl", quality);
        if (value.Value is { } number) writer.WriteNumber("value", number);
        writer.WriteEndObject();
    }

    private static NwsQuantity Members(ref Utf8JsonReader reader)
    {
        double? value = null, minimum = null, maximum = null;
        string? unit = null, quality = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            switch (name)
            {
                case "value": value = LenientNumber.Read(ref reader); break;
                case "minValue": minimum = LenientNumber.Read(ref reader); break;
                case "maxValue": maximum = LenientNumber.Read(ref reader); break;
                case "unitCode": unit = Text(ref reader); break;
                case "qualityControl": quality = Text(ref reader); break;
                default: reader.TrySkip(); break;
            }
        }

        return new NwsQuantity { Value = value ?? ((minimum + maximum) / 2) ?? maximum ?? minimum, UnitCode = unit, QualityControl = quality };
    }

    private static string? Text(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String) return reader.GetString();
        reader.TrySkip();
        return null;
    }
}
