using WeatherHub.Weather.Consensus.Skill;

namespace WeatherHub.Weather.Consensus.Results;

/// <summary>The provenance of steps <c>[From, To)</c> of a column.</summary>
/// <param name="From">First index.</param>
/// <param name="To">Index after the last.</param>
/// <param name="Method">How the values were made, as the contract names it.</param>
/// <param name="Providers">The vendors whose numbers are in them, sorted; empty for what is computed from place and time alone.</param>
public sealed record ProvenanceRun(int From, int To, string Method, IReadOnlyList<string> Providers);

/// <summary>Numbers with their provenance; NaN where there is no value. Every value lies in exactly one run, no NaN in any.</summary>
/// <param name="Values">One value per step, canonical unit.</param>
/// <param name="Provenance">In order, not overlapping.</param>
/// <param name="Confidence">The confidence of each value; null where none is known.</param>
public sealed record MergedColumn(double[] Values, IReadOnlyList<ProvenanceRun> Provenance, ConfidenceColumn? Confidence = null);

/// <summary>Categories along the axis with their provenance; null where there is no value.</summary>
/// <typeparam name="T">The category of a step.</typeparam>
/// <param name="Values">One per step.</param>
/// <param name="Provenance">In order, not overlapping.</param>
public sealed record MergedCategories<T>(T?[] Values, IReadOnlyList<ProvenanceRun> Provenance)
    where T : struct;

/// <summary>The confidence of a column's values; NaN where there is no value.</summary>
/// <param name="Level">Probability, in per cent, that a value is off by no more than the variable's tolerance.</param>
/// <param name="P10">The lower end of its 80 % interval, canonical unit.</param>
/// <param name="P90">The upper end.</param>
/// <param name="Lineages">How many independent lineages are in each value.</param>
public sealed record ConfidenceColumn(double[] Level, double[] P10, double[] P90, byte[] Lineages)
{
    /// <summary>Mean distance of the members from the values, in the variable's prior standard error; NaN without any.</summary>
    public double Disagreement { get; init; } = double.NaN;

    internal static ConfidenceColumn Empty(int count)
    {
        var column = new ConfidenceColumn(new double[count], new double[count], new double[count], new byte[count]);
        Array.Fill(column.Level, double.NaN);
        Array.Fill(column.P10, double.NaN);
        Array.Fill(column.P90, double.NaN);
        return column;
    }

    internal void Set(int index, in Confidence confidence, byte lineages) =>
        (Level[index], P10[index], P90[index], Lineages[index]) = (confidence.Level, confidence.P10, confidence.P90, lineages);
}

/// <summary>Something a caller should know about how the answer was made.</summary>
/// <param name="Code">Stable, snake case, e.g. <c>values_out_of_bounds</c>, <c>values_rejected</c>, <c>vendors_disagree</c>.</param>
/// <param name="Provider">The vendor it is about, when about one.</param>
/// <param name="Pointer">JSON pointer to the block or column, e.g. <c>/hourly/temperature</c>.</param>
/// <param name="Detail">One English sentence.</param>
/// <param name="Count">Of how many values it is true; 0 where it is about none in particular.</param>
public sealed record MergeNotice(string Code, string? Provider, string Pointer, string Detail, int Count = 0)
{
    /// <summary>Values that the others outvoted.</summary>
    public const string Rejected = "values_rejected";

    /// <summary>Two vendors that cannot both be right.</summary>
    public const string Disagree = "vendors_disagree";

    /// <summary>A vendor that verification finds in trouble.</summary>
    public const string Suspect = "vendor_suspect";

    /// <summary>Whether the answer is partial because of it: all that a vendor says of a quantity is left out, or in doubt.</summary>
    public bool MakesPartial { get; init; }
}
