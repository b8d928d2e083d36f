using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using WeatherHub.Lab.Drills.Framework;

namespace WeatherHub.Lab.Benchmarks.Reporting;

/// <summary>What one run measured. Figures of different runs are never put side by side: a file holds one run.</summary>
/// <param name="Measured">When, where and on what.</param>
/// <param name="Figures">In the order in which they were measured.</param>
/// <param name="Skipped">Scenarios that could not be measured, and why.</param>
internal sealed record BenchRun(RunEnvironment Measured, IReadOnlyList<Figure> Figures, IReadOnlyDictionary<string, string> Skipped)
{
    private static readonly JsonTypeInfo<BenchRun> Shape = (JsonTypeInfo<BenchRun>)new JsonSerializerOptions(BenchJson.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    }.GetTypeInfo(typeof(BenchRun));

    /// <summary>What stands in a file; null when it is something else.</summary>
    internal static BenchRun? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, Shape);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public override string ToString() => JsonSerializer.Serialize(this, Shape) + "\n";
}

[JsonSourceGenerationOptions(
    WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(BenchRun))]
internal sealed partial class BenchJson : JsonSerializerContext;
