using WeatherHub.Weather.Reports;

namespace WeatherHub.Weather.Alerts;

/// <summary>A warning in the terms of CAP 1.2 (https://docs.oasis-open.org/emergency/cap/v1.2/). Texts are the sender's own.</summary>
public sealed record Alert
{
    /// <summary>CAP <c>identifier</c>; unique for each message.</summary>
    public required string Identifier { get; init; }

    /// <summary>CAP <c>event</c>: the sender's word for the kind of event.</summary>
    public required string Event { get; init; }

    /// <summary>How grave the event is.</summary>
    public AlertSeverity Severity { get; init; }

    /// <summary>How soon people should act.</summary>
    public AlertUrgency Urgency { get; init; }

    /// <summary>How sure the sender is of the event.</summary>
    public AlertCertainty Certainty { get; init; }

    /// <summary>When the message was sent, where that is said.</summary>
    public DateTimeOffset? Sent { get; init; }

    /// <summary>When the event begins; null when that is not said.</summary>
    public DateTimeOffset? Onset { get; init; }

    /// <summary>When the event ends, or the message where the event's end is not said; null for "until further notice".</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>One line.</summary>
    public string? Headline { get; init; }

    /// <summary>What is expected.</summary>
    public string? Description { get; init; }

    /// <summary>What people should do.</summary>
    public string? Instruction { get; init; }

    /// <summary>Names of the areas concerned.</summary>
    public IReadOnlyList<string> Areas { get; init; } = [];

    /// <summary>Who warns.</summary>
    public string? Sender { get; init; }

    /// <summary>The message on the sender's site.</summary>
    public Uri? Url { get; init; }

    /// <summary>CAP <c>references</c>: identifiers of messages that this one replaces.</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>CAP message type <c>Cancel</c>: the messages it refers to are withdrawn, and it warns of nothing itself.</summary>
    public bool IsCancellation { get; init; }
}

/// <summary>CAP <c>severity</c>, gravest last.</summary>
public enum AlertSeverity
{
    /// <summary>Not said.</summary>
    Unknown,
    /// <summary>Minimal to no known threat.</summary>
    Minor,
    /// <summary>Possible threat.</summary>
    Moderate,
    /// <summary>Significant threat.</summary>
    Severe,
    /// <summary>Extraordinary threat.</summary>
    Extreme,
}

/// <summary>CAP <c>urgency</c>.</summary>
public enum AlertUrgency
{
    /// <summary>Not said.</summary>
    Unknown,
    /// <summary>Action is no longer required.</summary>
    Past,
    /// <summary>Action should be taken in the near future.</summary>
    Future,
    /// <summary>Action should be taken within the next hour.</summary>
    Expected,
    /// <summary>Action should be taken at once.</summary>
    Immediate,
}

/// <summary>CAP <c>certainty</c>.</summary>
public enum AlertCertainty
{
    /// <summary>Not said.</summary>
    Unknown,
    /// <summary>Not expected to occur.</summary>
    Unlikely,
    /// <summary>Possible, at most 50 %.</summary>
    Possible,
    /// <summary>Likely, more than 50 %.</summary>
    Likely,
    /// <summary>Occurred or ongoing.</summary>
    Observed,
}

/// <summary>The alerts of a provider for a place.</summary>
/// <param name="Alerts">What it warns of; empty when it warns of nothing.</param>
/// <param name="IsOfficial">
/// Whether it has all alerts of the service that is responsible for the place, so that what is not in the list is not in force.
/// </param>
public sealed record AlertPayload(IReadOnlyList<Alert> Alerts, bool IsOfficial) : Payload
{
    /// <inheritdoc/>
    public override bool IsEmpty => false; // An empty list is a statement.
}
