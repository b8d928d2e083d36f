namespace WeatherHub.Contracts.V1;

/// <summary>The vendors that this hub knows.</summary>
public sealed record ProviderCatalogue
{
    /// <summary>In the catalogue's order.</summary>
    public required IReadOnlyList<ProviderEntry> Providers { get; init; }
}

/// <summary>A vendor.</summary>
public sealed record ProviderEntry
{
    /// <summary>Stable, kebab case.</summary>
    public required string Id { get; init; }

    /// <summary>For people.</summary>
    public required string Name { get; init; }

    /// <summary>Whether this hub asks it.</summary>
    public required bool Enabled { get; init; }

    /// <summary>Why it is off; null when it is on.</summary>
    public required string? DisabledReason { get; init; }

    /// <summary>Where it has data.</summary>
    public required string Coverage { get; init; }

    /// <summary>How far ahead its hours reach, as an ISO 8601 duration.</summary>
    public required string Horizon { get; init; }

    /// <summary>What it has.</summary>
    [KnownValues("forecast", "current", "alerts")]
    public required IReadOnlyList<string> Products { get; init; }

    /// <summary>What must be shown beside its values, and under which terms.</summary>
    public required Attribution Attribution { get; init; }

    /// <summary>The vendor's documentation.</summary>
    public required string Documentation { get; init; }
}
