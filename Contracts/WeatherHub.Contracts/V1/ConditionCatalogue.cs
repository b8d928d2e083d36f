namespace WeatherHub.Contracts.V1;

/// <summary>The conditions that blocks may hold.</summary>
public sealed record ConditionCatalogue
{
    /// <summary>Every one; more may come.</summary>
    public required IReadOnlyList<ConditionEntry> Conditions { get; init; }
}

/// <summary>A condition.</summary>
public sealed record ConditionEntry
{
    /// <summary>Stable, kebab case. Day or night is never part of it.</summary>
    public required string Slug { get; init; }

    /// <summary>WMO 4677 present-weather code, 0 to 99; null where the table has none.</summary>
    public required int? Wmo { get; init; }

    /// <summary>English.</summary>
    public required string Text { get; init; }

    /// <summary>The names of its pictures.</summary>
    public required ConditionIcon Icon { get; init; }
}

/// <summary>The names of a condition's pictures; equal where day and night look the same.</summary>
public sealed record ConditionIcon
{
    /// <summary>By day.</summary>
    public required string Day { get; init; }

    /// <summary>By night.</summary>
    public required string Night { get; init; }
}
