using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace WeatherHub.Lab.Drills.Framework;

/// <summary>What drills measured, as it is written down: each drill for itself, so that one can be measured again.</summary>
/// <param name="Closing">How many passed, failed and were skipped.</param>
/// <param name="Drills">In the order of the catalogue.</param>
internal sealed record Measurements(string Closing, IReadOnlyList<MeasuredDrill> Drills)
{
    private static readonly JsonTypeInfo<Measurements> Shape = (JsonTypeInfo<Measurements>)new JsonSerializerOptions(
        MeasurementsJson.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    }.GetTypeInfo(typeof(Measurements));

    internal static readonly Measurements None = new("", []);

    /// <summary>What stands in a file; null when it is something else.</summary>
    internal static Measurements? Read(string text)
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

    /// <summary>With one drill measured anew, and without those that there are no longer.</summary>
    internal Measurements With(MeasuredDrill measured, IReadOnlyList<string> order)
    {
        var byId = Drills.ToDictionary(drill => drill.Id);
        byId[measured.Id] = measured;
        MeasuredDrill[] all = [.. order.Where(byId.ContainsKey).Select(id => byId[id])];
        return new Measurements(
            Runner.Closing(
                all.Count(drill => drill.Outcome == MeasuredDrill.Passed), all.Count(
                    drill => drill.Outcome == MeasuredDrill.Failed), all.Count(drill => drill.Outcome == MeasuredDrill.Skipped)),
            all);
    }

    public override string ToString() => JsonSerializer.Serialize(this, Shape) + "\n";
}

/// <summary>What became of one drill.</summary>
/// <param name="Id">As in the list of faults.</param>
/// <param name="Fault">What went wrong.</param>
/// <param name="Promise">What had to hold.</param>
/// <param name="Outcome">Passed, failed or skipped.</param>
/// <param name="Because">Why it was skipped or could not go on.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Measured">When, where and on what.</param>
/// <param name="Findings">Bars and values.</param>
internal sealed record MeasuredDrill(
    string Id, string Fault, string Promise, string Outcome, string? Because, double Seconds, RunEnvironment Measured,
    IReadOnlyList<MeasuredBar> Findings)
{
    internal const string Passed = "passed";
    internal const string Failed = "failed";
    internal const string Skipped = "skipped";

    internal static MeasuredDrill Of(Result result, RunEnvironment measured) => new(
        result.Drill.Id,
        result.Drill.Fault,
        result.Drill.Promise,
        result.IsSkipped ? Skipped : result.HasPassed ? Passed : Failed,
        result.SkippedBecause ?? result.Trouble,
        Math.Round(result.Took.TotalSeconds, 1),
        measured,
        [.. result.Findings.Select(finding => new MeasuredBar(
            finding.Bar.Name, Rounded(finding.Measured), Rounded(
                finding.Bar.Limit), finding.Bar.IsFloor, finding.Bar.Unit, finding.Control, finding.IsAsItMustBe))]);

    // Three places, so that 99.995 % is not 100 %; what no number says (nobody was measured) is none.
    private static double? Rounded(double value) => double.IsFinite(value) ? Math.Round(value, 3) : null;
}

/// <summary>A bar and what was measured; for a control the protection that was taken away.</summary>
internal sealed record MeasuredBar(
    string Name, double? Measured, double? Limit, bool AtLeast, string Unit, string? Control, bool AsItMustBe);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(Measurements))]
internal sealed partial class MeasurementsJson : JsonSerializerContext;
