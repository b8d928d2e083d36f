namespace WeatherHub.Contracts.V1;

/// <summary>A warning in force, in the terms of CAP 1.2. Texts are the sender's own, in the sender's language.</summary>
public sealed record Alert
{
    /// <summary><c>cap:</c> and the message's CAP identifier.</summary>
    public required string Id { get; init; }

    /// <summary>The sender's word for the kind of event, e.g. <c>Flood Watch</c>.</summary>
    public required string Event { get; init; }

    /// <summary>How grave the event is.</summary>
    [KnownValues("extreme", "severe", "moderate", "minor", "unknown")]
    public required string Severity { get; init; }

    /// <summary>How soon people should act.</summary>
    [KnownValues("immediate", "expected", "future", "past", "unknown")]
    public required string Urgency { get; init; }

    /// <summary>How sure the sender is.</summary>
    [KnownValues("observed", "likely", "possible", "unlikely", "unknown")]
    public required string Certainty { get; init; }

    /// <summary>When the event begins; null when that is not said.</summary>
    public required DateTimeOffset? Onset { get; init; }

    /// <summary>When the event ends, or the message where the event's end is not said; null until further notice.</summary>
    public required DateTimeOffset? Expires { get; init; }

    /// <summary>One line.</summary>
    public required string? Headline { get; init; }

    /// <summary>What is expected.</summary>
    public required string? Description { get; init; }

    /// <summary>What people should do.</summary>
    public required string? Instruction { get; init; }

    /// <summary>Names of the areas concerned.</summary>
    public required IReadOnlyList<string> Areas { get; init; }

    /// <summary>Who warns; several, separated by <c>; </c>, where several warn of the same.</summary>
    public required string? Sender { get; init; }

    /// <summary>The message on the sender's site; null when none is known.</summary>
    public required Uri? Url { get; init; }

    /// <summary>The vendors that have it.</summary>
    public required IReadOnlyList<string> Providers { get; init; }
}

/// <summary>The words of <c>status.alertCoverage</c>.</summary>
public static class AlertCoverages
{
    /// <summary>
    /// A source of the responsible service covers the place and has answered: an empty list means that nothing is in force.
    /// </summary>
    public const string Official = "official";

    /// <summary>Only some areas or events are covered, or what is known is past its freshness.</summary>
    public const string Partial = "partial";

    /// <summary>No source that was requested covers the place: an empty list means nothing.</summary>
    public const string None = "none";

    /// <summary>A source covers the place and cannot be reached: an empty list means nothing.</summary>
    public const string Unknown = "unknown";
}
