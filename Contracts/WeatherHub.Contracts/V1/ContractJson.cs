using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WeatherHub.Contracts.V1;

/// <summary>How version 1 stands on the wire. Numbers are JSON numbers only; fields that are not known are ignored.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    NumberHandling = JsonNumberHandling.Strict,
    AllowDuplicateProperties = false,
    Converters = [typeof(InstantConverter)])]
[JsonSerializable(typeof(ForecastDocument))]
[JsonSerializable(typeof(Comparison))]
[JsonSerializable(typeof(ProviderCatalogue))]
[JsonSerializable(typeof(VariableCatalogue))]
[JsonSerializable(typeof(ConditionCatalogue))]
[JsonSerializable(typeof(Usage))]
[JsonSerializable(typeof(Skill))]
[JsonSerializable(typeof(Problem))]
public sealed partial class ContractJson : JsonSerializerContext
{
    /// <summary>The revision that these records follow.</summary>
    public const string Revision = "1.0";

    /// <summary>
    /// Writes as the hub does: <c>&amp;</c>, <c>'</c> and every letter stand as they are. That is safe where the bytes go out as
    /// <c>application/json</c> with <c>nosniff</c>; who puts them into a page takes <see cref="Default"/>.
    /// </summary>
    public static ContractJson Wire => Plain.Context;

    /// <summary>The committed OpenAPI document, UTF-8.</summary>
    public static byte[] OpenApi()
    {
        using var stream = typeof(ContractJson).Assembly.GetManifestResourceStream("openapi.v1.json")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    // Apart, because Default must have been made before.
    private static class Plain
    {
        internal static readonly ContractJson Context =
            new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }
}
