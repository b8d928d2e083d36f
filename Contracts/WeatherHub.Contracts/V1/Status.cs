using System.Text.Json.Serialization;

namespace WeatherHub.Contracts.V1;

/// <summary>How complete and how fresh an answer is.</summary>
public sealed record Status
{
    /// <summary>
    /// <c>full</c>, or <c>partial</c> when an enabled vendor that covers this place contributed nothing fresh, or what it says of a
    /// quantity is left out or in doubt.
    /// </summary>
    [KnownValues(typeof(CompletenessStates))]
    public required string Completeness { get; init; }

    /// <summary>Whether a report in this answer is past its freshness.</summary>
    public required bool Stale { get; init; }

    /// <summary>How the answer was made out of the vendors'.</summary>
    [KnownValues("consensus", "best", "single")]
    public required string Mode { get; init; }

    /// <summary>
    /// What the list of alerts covers, so that an empty one is not mistaken for "nothing is in force". There when alerts are asked for.
    /// </summary>
    [KnownValues(typeof(AlertCoverages))]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? AlertCoverage { get; init; }

    /// <summary>How many enabled vendors cover this place, 0 or more.</summary>
    public required int ProvidersAsked { get; init; }

    /// <summary>
    /// How many vendors have values in this answer or, where alerts are asked for, reported theirs, if only that there are none; 0 or more.
    /// </summary>
    public required int ProvidersUsed { get; init; }

    /// <summary>What a caller should know about how this answer was made.</summary>
    public required IReadOnlyList<Warning> Warnings { get; init; }
}

/// <summary>The words of <see cref="Status.Completeness"/>.</summary>
public static class CompletenessStates
{
    /// <summary>Every enabled vendor that covers the place contributed, and none is left out of a quantity.</summary>
    public const string Full = "full";

    /// <summary>At least one did not, or is left out of a quantity, or contradicts another and nothing tells who is right.</summary>
    public const string Partial = "partial";
}

/// <summary>Something a caller should know about how an answer was made.</summary>
public sealed record Warning
{
    /// <summary>Stable, snake case, e.g. <c>provider_timeout</c>, <c>values_rejected</c>, <c>vendor_suspect</c>.</summary>
    public required string Code { get; init; }

    /// <summary>The vendor it is about; null when about none in particular.</summary>
    public required string? Provider { get; init; }

    /// <summary>JSON pointer to the block or column it is about.</summary>
    public required string Pointer { get; init; }

    /// <summary>One English sentence.</summary>
    public required string Detail { get; init; }
}
