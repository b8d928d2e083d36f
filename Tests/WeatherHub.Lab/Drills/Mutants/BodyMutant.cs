using System.Text;
using System.Text.Json;

namespace WeatherHub.Lab.Drills.Mutants;

/// <summary>What became of a body.</summary>
/// <param name="Kind">How it was spoilt.</param>
/// <param name="Body">The bytes now.</param>
/// <param name="ContentType">The media type now.</param>
/// <param name="CouldBeWeather">
/// Whether a reader may still take it for weather: it is a JSON object, and not one that we wrote ourselves.
/// </param>
/// <param name="IsAltered">Whether what could be read may be other than what was said.</param>
internal sealed record BodyMutant(string Kind, byte[] Body, string ContentType, bool CouldBeWeather, bool IsAltered)
{
    private const double FlipRatio = 0.004;
    private const string Json = "application/json";

    /// <summary>Spoils a body in the way that the dice say.</summary>
    internal static BodyMutant Of(byte[] body, string contentType, Random random) => random.Next(13) switch
    {
        < 5 => Flipped(body, contentType, random),
        5 or 6 => Whole("truncated", body[..random.Next(body.Length)], contentType),
        7 => Whole("UTF-16", Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(body)), "application/json; charset=utf-8"),
        8 => new("byte order mark", [0xEF, 0xBB, 0xBF, .. body], contentType, CouldBeWeather: true, IsAltered: false),
        9 => Whole("HTML", "<!DOCTYPE html><html><body><h1>We will be right back</h1></body></html>"u8.ToArray(),
            "text/html; charset=utf-8"),
        10 => Whole(
            "captcha",
            """
            <html><head><title>Just a moment...</title></head><body><form id="challenge"><input name="captcha"></form></body></html>
            """u8.ToArray(),
            "text/html"),
        11 => Whole(
            "error with 200", """{"error":true,"reason":"Internal error","status":500,"message":"try again later"}"""u8.ToArray(), Json),
        _ => random.Next(3) switch
        {

            // One vendor speaks of several places in an array; nobody speaks in arrays of arrays.
            0 => Whole("array", [(byte)'[', (byte)'[', .. body, (byte)']', (byte)']'], Json),
            1 => Whole("empty array", "[]"u8.ToArray(), Json),
            _ => Whole("scalar", random.Next(2) == 0 ? "null"u8.ToArray() : "\"ok\""u8.ToArray(), Json),
        },
    };

    private static BodyMutant Flipped(byte[] body, string contentType, Random random)
    {
        var bytes = (byte[])body.Clone();
        for (var flips = Math.Max(1, (int)(bytes.Length * 8 * FlipRatio)); flips > 0; flips--)
            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
        return new("flipped bits", bytes, contentType, IsObject(bytes), IsAltered: true);
    }

    private static BodyMutant Whole(string kind, byte[] body, string contentType) =>
        new(kind, body, contentType, CouldBeWeather: false, IsAltered: false);

    private static bool IsObject(byte[] bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
