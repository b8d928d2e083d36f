using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace WeatherHub.Lab.Mapping;

/// <summary>JSON for people and programs: indented objects, columns on one line each.</summary>
internal static class Page
{
    private const int Decimals = 4;

    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static string Write(Action<Utf8JsonWriter> body)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            body(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    internal static string Text(this DateTimeOffset time) =>
        time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>At most four decimals; NaN is null.</summary>
    internal static string Text(this double value) =>
        double.IsFinite(value)
            ? (Math.Round(value, Decimals, MidpointRounding.AwayFromZero) + 0.0).ToString("0.####", CultureInfo.InvariantCulture)
            : "null";

    internal static void Number(this Utf8JsonWriter json, string name, double? value)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(value is { } said ? said.Text() : "null");
    }

    internal static void Time(this Utf8JsonWriter json, string name, DateTimeOffset? value)
    {
        if (value is { } said) json.WriteString(name, said.Text());
        else json.WriteNull(name);
    }

    /// <summary>A column on one line; the items are JSON already.</summary>
    internal static void Column(this Utf8JsonWriter json, string name, IEnumerable<string> items)
    {
        json.WritePropertyName(name);
        json.WriteRawValue($"[{string.Join(", ", items)}]");
    }

    internal static void Strings(this Utf8JsonWriter json, string name, IEnumerable<string?> items) =>
        json.Column(
            name, items.Select(
                item => item is null ? "null" : $"\"{JsonEncodedText.Encode(item, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\""));
}
