namespace WeatherHub.Contracts.V1;

/// <summary>What the hub asked of its vendors and what it need not ask, counted by the replica that answers since it started.</summary>
public sealed record Usage
{
    /// <summary>When this replica began to count.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Callers' requests for weather, 0 or more.</summary>
    public required long Requests { get; init; }

    /// <summary>Calls made to vendors, retries too, 0 or more.</summary>
    public required long UpstreamCalls { get; init; }

    /// <summary>Questions to vendors that needed no call.</summary>
    public required SavedCalls Saved { get; init; }

    /// <summary>The vendors in use, in the catalogue's order.</summary>
    public required IReadOnlyList<ProviderUsage> Providers { get; init; }
}

/// <summary>Questions to vendors that needed no call, by what made it needless.</summary>
public sealed record SavedCalls
{
    /// <summary>A stored answer, 0 or more.</summary>
    public required long ByAnswers { get; init; }

    /// <summary>A fresh report, 0 or more.</summary>
    public required long ByReports { get; init; }

    /// <summary>Another caller who was asking the same, 0 or more.</summary>
    public required long ByJoining { get; init; }
}

/// <summary>What was asked of a vendor.</summary>
public sealed record ProviderUsage
{
    /// <summary>The vendor.</summary>
    public required string Id { get; init; }

    /// <summary>Calls made to it by this replica, retries too, 0 or more.</summary>
    public required long Calls { get; init; }

    /// <summary>Calls that its quota had no room for, 0 or more.</summary>
    public required long Refused { get; init; }

    /// <summary>Until when it asked to be left alone; null when it did not.</summary>
    public required DateTimeOffset? RestsUntil { get; init; }

    /// <summary>Its quota, shortest window first; empty when it has none.</summary>
    public required IReadOnlyList<QuotaUsage> Windows { get; init; }
}

/// <summary>
/// A window of a vendor's quota, for the whole fleet as far as this replica knows. Calls are weighted as the vendor counts them.
/// </summary>
public sealed record QuotaUsage
{
    /// <summary>How long it is.</summary>
    [KnownValues("second", "minute", "hour", "day", "month")]
    public required string Window { get; init; }

    /// <summary>
    /// Whether it always reaches back from now; otherwise it begins anew with each UTC second, minute, hour, day or month.
    /// </summary>
    public required bool Rolling { get; init; }

    /// <summary>Calls that it holds, more than 0, to 0.001.</summary>
    public required double Limit { get; init; }

    /// <summary>Calls taken, 0 or more, to 0.001.</summary>
    public required double Used { get; init; }

    /// <summary>Calls left, 0 or more, to 0.001.</summary>
    public required double Remaining { get; init; }

    /// <summary>Of these, calls kept for places asked often or not known yet, 0 or more, to 0.001.</summary>
    public required double Reserved { get; init; }

    /// <summary>When all that is taken now no longer counts.</summary>
    public required DateTimeOffset ResetsAt { get; init; }
}
