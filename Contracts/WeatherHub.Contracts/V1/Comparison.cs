namespace WeatherHub.Contracts.V1;

/// <summary>
/// What every vendor says of one hourly field, in the hub's units and as the vendor says it, beside what the hub makes of it.
/// </summary>
public sealed record Comparison
{
    /// <summary>The revision of the contract that this answer follows, e.g. <c>1.0</c>.</summary>
    public required string Contract { get; init; }

    /// <summary>When the newest report in this answer was fetched from its vendor.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>When this answer ends: the first of its reports ceases to be fresh, or its first hour or day ends.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The place that was asked for, and the cell that was served.</summary>
    public required Location Location { get; init; }

    /// <summary>The UCUM symbol of every number in this answer, by the name of its field.</summary>
    public required IReadOnlyDictionary<string, string> Units { get; init; }

    /// <summary>How complete and how fresh this answer is.</summary>
    public required Status Status { get; init; }

    /// <summary>Which field, as <c>block.field</c>.</summary>
    public required string Field { get; init; }

    /// <summary>The length of a step, ISO 8601.</summary>
    public required string Interval { get; init; }

    /// <summary>The start of each step; the first step contains the moment of the request.</summary>
    public required DateTimeOffset[] Time { get; init; }

    /// <summary>What the hub answers.</summary>
    public required MergedSeries Merged { get; init; }

    /// <summary>How far apart the vendors stand that were not outvoted, in the field's unit; null where none speaks.</summary>
    public required double?[] Spread { get; init; }

    /// <summary>What each vendor says, by id.</summary>
    public required IReadOnlyList<ComparedVendor> Vendors { get; init; }

    /// <summary>What became of each vendor, in the catalogue's order.</summary>
    public required IReadOnlyList<ProviderStatus> Providers { get; init; }

    /// <summary>What must be shown beside this answer: every vendor whose values are in it.</summary>
    public required IReadOnlyList<Attribution> Attribution { get; init; }

    /// <summary>Related addresses, relative to the hub.</summary>
    public required Links Links { get; init; }
}

/// <summary>What the hub makes of the vendors' series.</summary>
public sealed record MergedSeries
{
    /// <summary>The values of the answer; null means known to be missing.</summary>
    public required double?[] Values { get; init; }

    /// <summary>Where they come from: runs in order that do not overlap.</summary>
    public required IReadOnlyList<ProvenanceRun> Provenance { get; init; }

    /// <summary>How sure they are; null where nothing can be said of that.</summary>
    public required ConfidenceSeries? Confidence { get; init; }
}

/// <summary>What one vendor says.</summary>
public sealed record ComparedVendor
{
    /// <summary>The vendor's id.</summary>
    public required string Id { get; init; }

    /// <summary>The first model behind it: vendors of one lineage share one vote.</summary>
    public required string Lineage { get; init; }

    /// <summary>When it made its forecast; null when it does not say.</summary>
    public required DateTimeOffset? IssuedAt { get; init; }

    /// <summary>When the hub fetched it.</summary>
    public required DateTimeOffset FetchedAt { get; init; }

    /// <summary>Its values as it says them, in the hub's units; null where it says nothing.</summary>
    public required double?[] Values { get; init; }

    /// <summary>Those of its values that are not in the answer, and by how much they are off it.</summary>
    public required IReadOnlyList<RejectedValue> Rejected { get; init; }
}

/// <summary>A value of a vendor that is not in the answer.</summary>
public sealed record RejectedValue
{
    /// <summary>The start of its step.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Why.</summary>
    [KnownValues(typeof(Verdicts))]
    public required string Verdict { get; init; }

    /// <summary>How much more the vendor says than the hub answers, in the field's unit.</summary>
    public required double? By { get; init; }

    /// <summary>How far it stands from the others, in their joint standard errors; null unless it was outvoted.</summary>
    public required double? Distance { get; init; }

    /// <summary>How far it might have stood from the others; null unless it was outvoted.</summary>
    public required double? Gate { get; init; }
}
