using System.Text.Json.Serialization;

namespace WeatherHub.Contracts.V1;

/// <summary>How version 1 stands on the wire. Numbers are JSON numbers only; fields that are not known are ignored.</summary>
[JsonSourceGenerationOptions(
    NumberHandling = JsonNumberHandling.Strict,
    AllowDuplicateProperties = false,
    Converters = [typeof(InstantConverter)])]
[JsonSerializable(typeof(ForecastDocument))]
[JsonSerializable(typeof(ProviderCatalogue))]
[JsonSerializable(typeof(VariableCatalogue))]
[JsonSerializable(typeof(ConditionCatalogue))]
[JsonSerializable(typeof(Problem))]
public sealed partial class ContractJson : JsonSerializerContext
{
    /// <summary>The revision that these records follow.</summary>
    public const string Revision = "1.0";

    /// <summary>The committed OpenAPI document, UTF-8.</summary>
    public static byte[] OpenApi()
    {
        using var stream = typeof(ContractJson).Assembly.GetManifestResourceStream("openapi.v1.json")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
