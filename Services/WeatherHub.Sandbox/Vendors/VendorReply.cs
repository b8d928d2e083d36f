using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace WeatherHub.Sandbox.Vendors;

/// <summary>An answer in a vendor's dialect, before anything goes wrong with it.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="ContentType">Media type.</param>
/// <param name="Body">Bytes.</param>
internal sealed record VendorReply(int Status, string ContentType, byte[] Body)
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Headers beside the content type.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>JSON.</summary>
    public static VendorReply Json(object body, int status = 200, string contentType = "application/json") =>
        new(status, contentType, JsonSerializer.SerializeToUtf8Bytes(body, Options));

    /// <summary>A page for people.</summary>
    public static VendorReply Html(int status, string title) =>
        new(
            status,
            "text/html; charset=utf-8",
            Encoding.UTF8.GetBytes($"<!DOCTYPE html><html><head><title>{title}</title></head><body><h1>{title}</h1></body></html>\n"));

    /// <summary>A number as JSON has it: null when it was not said.</summary>
    public static double? Number(double value, int decimals) =>
        double.IsFinite(value) ? Math.Round(value, decimals, MidpointRounding.AwayFromZero) + 0.0 : null;
}
