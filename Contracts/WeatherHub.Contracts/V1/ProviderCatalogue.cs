using System.Text.Json.Serialization;

namespace WeatherHub.Contracts.V1;

/// <summary>The vendors that this hub knows.</summary>
public sealed record ProviderCatalogue
{
    /// <summary>In the catalogue's order.</summary>
    [JsonPropertyName("providers")]
    public required IReadOnlyList<ProviderEntry> Providers { get; init; }
}

/// <summary>A vendor.</summary>
public sealed record ProviderEntry
{
    /// <summary>Stable, kebab case.</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary>For people.</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>Whether this hub asks it.</summary>
    [JsonPropertyName("enabled")]
    public required bool Enabled { get; init; }

    /// <summary>Why it is off; null when it is on.</summary>
    [JsonPropertyName("disabledReason")]
    public required string? DisabledReason { get; init; }

    /// <summary>Where it has data.</summary>
    [JsonPropertyName("coverage")]
    public required string Coverage { get; init; }

    /// <summary>How far ahead its hours reach, as an ISO 8601 duration.</summary>
    [JsonPropertyName("horizon")]
    public required string Horizon { get; init; }

    /// <summary>What it has.</summary>
    [JsonPropertyName("products"), KnownValues("forecast", "current", "alerts")]
    public required IReadOnlyList<string> Products { get; init; }

    /// <summary>What must be shown beside its values, and under which terms.</summary>
    [JsonPropertyName("attribution")]
    public required Attribution Attribution { get; init; }

    /// <summary>The vendor's documentation.</summary>
    [JsonPropertyName("documentation")]
    public required string Documentation { get; init; }
}
