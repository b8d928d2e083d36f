using System.Text.Json.Serialization;

namespace WeatherHub.Contracts.V1;

/// <summary>How far vendors and the hub's own values were off when stations observed what came: around a place, and at all places together.</summary>
public sealed record Skill
{
    /// <summary>The cell that is meant: degrees north and east, to 0.01.</summary>
    [JsonPropertyName("cell")]
    public required SkillCell Cell { get; init; }

    /// <summary>Whether too little was verified around the place to rely on.</summary>
    [JsonPropertyName("learning")]
    public required bool Learning { get; init; }

    /// <summary>How often temperature was verified around the place, 0 or more; counted up to 2048.</summary>
    [JsonPropertyName("n")]
    public required int N { get; init; }

    /// <summary>From when on answers are made with what is told here; null while nothing was learned anywhere. It changes on the hour only.</summary>
    [JsonPropertyName("asOf")]
    public required DateTimeOffset? AsOf { get; init; }

    /// <summary>Field by field.</summary>
    [JsonPropertyName("fields")]
    public required IReadOnlyList<FieldSkill> Fields { get; init; }
}

/// <summary>The cell that scores are told of.</summary>
public sealed record SkillCell
{
    /// <summary>Degrees north (WGS 84).</summary>
    [JsonPropertyName("latitude")]
    public required double Latitude { get; init; }

    /// <summary>Degrees east (WGS 84).</summary>
    [JsonPropertyName("longitude")]
    public required double Longitude { get; init; }

    /// <summary>Metres above sea level, when it was given.</summary>
    [JsonPropertyName("elevation")]
    public required int? Elevation { get; init; }
}

/// <summary>How far values of one field were off.</summary>
public sealed record FieldSkill
{
    /// <summary>The field of the hourly block.</summary>
    [JsonPropertyName("field")]
    public required string Field { get; init; }

    /// <summary>Unit of bias and error.</summary>
    [JsonPropertyName("unit")]
    public required string Unit { get; init; }

    /// <summary>What bias and error are of: the values, or the cube roots of amounts, whose errors grow with the amount.</summary>
    [JsonPropertyName("scale"), KnownValues("linear", "cubeRoot")]
    public required string Scale { get; init; }

    /// <summary>By how long before its time a value was forecast.</summary>
    [JsonPropertyName("leads")]
    public required IReadOnlyList<LeadSkill> Leads { get; init; }
}

/// <summary>How far values of one field and span of lead were off.</summary>
public sealed record LeadSkill
{
    /// <summary>Hours ahead, more than this.</summary>
    [JsonPropertyName("from")]
    public required int From { get; init; }

    /// <summary>Hours ahead, at most; null for no end.</summary>
    [JsonPropertyName("to")]
    public required int? To { get; init; }

    /// <summary>Around the place.</summary>
    [JsonPropertyName("here")]
    public required SkillScores Here { get; init; }

    /// <summary>At all places together; each day counts once.</summary>
    [JsonPropertyName("everywhere")]
    public required SkillScores Everywhere { get; init; }
}

/// <summary>How vendors and the hub did. The past fades; single gross errors are cut.</summary>
public sealed record SkillScores
{
    /// <summary>The hub's merged values.</summary>
    [JsonPropertyName("consensus")]
    public required ConsensusSkill Consensus { get; init; }

    /// <summary>The vendors verified, by id.</summary>
    [JsonPropertyName("providers")]
    public required IReadOnlyList<ProviderSkill> Providers { get; init; }
}

/// <summary>How the hub's merged values did.</summary>
public sealed record ConsensusSkill
{
    /// <summary>How often they were verified, 0 or more.</summary>
    [JsonPropertyName("n")]
    public required long N { get; init; }

    /// <summary>Root mean square error; null before the first.</summary>
    [JsonPropertyName("error")]
    public required double? Error { get; init; }

    /// <summary>Share of values within their 80 % interval, 0 to 1; null before the first.</summary>
    [JsonPropertyName("coverage")]
    public required double? Coverage { get; init; }

    /// <summary>Brier score of the probability of rain, 0 (best) to 1; null where there is none.</summary>
    [JsonPropertyName("brier")]
    public required double? Brier { get; init; }
}

/// <summary>How one vendor's own values did.</summary>
public sealed record ProviderSkill
{
    /// <summary>The vendor.</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary>How often it was verified, 1 or more; around a place counted up to 2048.</summary>
    [JsonPropertyName("n")]
    public required long N { get; init; }

    /// <summary>What it says too much of, mean.</summary>
    [JsonPropertyName("bias")]
    public required double Bias { get; init; }

    /// <summary>Root mean square error of its own values, bias included.</summary>
    [JsonPropertyName("error")]
    public required double Error { get; init; }

    /// <summary>Brier score of its own probability of rain, 0 (best) to 1; null where there is none.</summary>
    [JsonPropertyName("brier")]
    public required double? Brier { get; init; }

    /// <summary>Whether its errors of the last days are so far beyond what they were that it counts less everywhere; null where that is not known.</summary>
    [JsonPropertyName("inTrouble")]
    public required bool? InTrouble { get; init; }
}
