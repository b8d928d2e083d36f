namespace WeatherHub.Weather.Consensus.Results;

/// <summary>Where <c>[From, To)</c> of a column comes from.</summary>
/// <param name="From">First index.</param>
/// <param name="To">Index after the last.</param>
/// <param name="Method">How it was made, one of <see cref="MergeMethodNames"/>.</param>
/// <param name="Providers">The vendors whose numbers are in it, sorted; empty for what is computed from place and time alone.</param>
public sealed record ProvenanceRun(int From, int To, string Method, IReadOnlyList<string> Providers);

/// <summary>Numbers with their provenance; NaN is "nobody says". Every other value lies in exactly one run, and no run covers a NaN.</summary>
/// <param name="Values">One value per step, canonical unit.</param>
/// <param name="Provenance">In order, not overlapping.</param>
/// <param name="Confidence">How sure each value is; null where nothing can be said of it.</param>
public sealed record MergedColumn(double[] Values, IReadOnlyList<ProvenanceRun> Provenance, ConfidenceColumn? Confidence = null);

/// <summary>How sure the values of a column are; NaN where there is no value.</summary>
/// <param name="Level">Probability, in per cent, that a value is off by no more than the variable's tolerance.</param>
/// <param name="P10">The lower end of its 80 % interval, canonical unit.</param>
/// <param name="P90">The upper end.</param>
/// <param name="Lineages">How many independent opinions are in each value.</param>
public sealed record ConfidenceColumn(double[] Level, double[] P10, double[] P90, byte[] Lineages)
{
    /// <summary>How far vendors lie about the values on average, in the variable's usual errors; NaN where nothing was blended.</summary>
    public double Disagreement { get; init; } = double.NaN;
}

/// <summary>Anything else along the axis, with its provenance; null is "nobody says".</summary>
/// <typeparam name="T">What a step holds.</typeparam>
/// <param name="Values">One per step.</param>
/// <param name="Provenance">In order, not overlapping.</param>
public sealed record MergedCategories<T>(T?[] Values, IReadOnlyList<ProvenanceRun> Provenance)
    where T : struct;
