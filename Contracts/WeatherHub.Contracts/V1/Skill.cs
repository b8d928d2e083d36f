namespace WeatherHub.Contracts.V1;

/// <summary>
/// How far vendors and the hub's own values were off when stations observed what came: around a place, and at all places together.
/// </summary>
public sealed record Skill
{
    /// <summary>The cell that is meant: degrees north and east, to 0.01.</summary>
    public required SkillCell Cell { get; init; }

    /// <summary>Whether too little was verified around the place to rely on.</summary>
    public required bool Learning { get; init; }

    /// <summary>How often temperature was verified around the place, 0 or more; counted up to 2048.</summary>
    public required int N { get; init; }

    /// <summary>
    /// From when on answers are made with what is told here; null while nothing was learned anywhere. It changes on the hour only.
    /// </summary>
    public required DateTimeOffset? AsOf { get; init; }

    /// <summary>Field by field.</summary>
    public required IReadOnlyList<FieldSkill> Fields { get; init; }
}

/// <summary>The cell that scores are told of.</summary>
public sealed record SkillCell
{
    /// <summary>Degrees north (WGS 84).</summary>
    public required double Latitude { get; init; }

    /// <summary>Degrees east (WGS 84).</summary>
    public required double Longitude { get; init; }

    /// <summary>Metres above sea level, when it was given.</summary>
    public required int? Elevation { get; init; }
}

/// <summary>How far values of one field were off.</summary>
public sealed record FieldSkill
{
    /// <summary>The field of the hourly block.</summary>
    public required string Field { get; init; }

    /// <summary>Unit of bias and error.</summary>
    public required string Unit { get; init; }

    /// <summary>What bias and error are of: the values, or the cube roots of amounts, whose errors grow with the amount.</summary>
    [KnownValues("linear", "cubeRoot")]
    public required string Scale { get; init; }

    /// <summary>By how long before its time a value was forecast.</summary>
    public required IReadOnlyList<LeadSkill> Leads { get; init; }
}

/// <summary>How far values of one field and span of lead were off.</summary>
public sealed record LeadSkill
{
    /// <summary>Hours ahead, more than this.</summary>
    public required int From { get; init; }

    /// <summary>Hours ahead, at most; null for no end.</summary>
    public required int? To { get; init; }

    /// <summary>Around the place.</summary>
    public required SkillScores Here { get; init; }

    /// <summary>At all places together; each day counts once.</summary>
    public required SkillScores Everywhere { get; init; }
}

/// <summary>How vendors and the hub did. The past fades; single gross errors are cut.</summary>
public sealed record SkillScores
{
    /// <summary>The hub's merged values.</summary>
    public required ConsensusSkill Consensus { get; init; }

    /// <summary>The vendors verified, by id.</summary>
    public required IReadOnlyList<ProviderSkill> Providers { get; init; }
}

/// <summary>How the hub's merged values did.</summary>
public sealed record ConsensusSkill
{
    /// <summary>How often they were verified, 0 or more.</summary>
    public required long N { get; init; }

    /// <summary>Root mean square error; null before the first.</summary>
    public required double? Error { get; init; }

    /// <summary>Share of values within their 80 % interval, 0 to 1; null before the first.</summary>
    public required double? Coverage { get; init; }

    /// <summary>Brier score of the probability of rain, 0 (best) to 1; null where there is none.</summary>
    public required double? Brier { get; init; }
}

/// <summary>How one vendor's own values did.</summary>
public sealed record ProviderSkill
{
    /// <summary>The vendor.</summary>
    public required string Id { get; init; }

    /// <summary>How often it was verified, 1 or more; around a place counted up to 2048.</summary>
    public required long N { get; init; }

    /// <summary>What it says too much of, mean.</summary>
    public required double Bias { get; init; }

    /// <summary>Root mean square error of its own values, bias included.</summary>
    public required double Error { get; init; }

    /// <summary>Brier score of its own probability of rain, 0 (best) to 1; null where there is none.</summary>
    public required double? Brier { get; init; }

    /// <summary>
    /// Whether its errors of the last days are so far beyond what they were that it counts less everywhere; null where that is not known.
    /// </summary>
    public required bool? InTrouble { get; init; }
}
