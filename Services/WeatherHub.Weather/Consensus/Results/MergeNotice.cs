namespace WeatherHub.Weather.Consensus.Results;

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
