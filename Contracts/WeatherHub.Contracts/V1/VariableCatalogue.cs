namespace WeatherHub.Contracts.V1;

/// <summary>The numbers that blocks may hold.</summary>
public sealed record VariableCatalogue
{
    /// <summary>Every one.</summary>
    public required IReadOnlyList<VariableEntry> Variables { get; init; }
}

/// <summary>A number that blocks may hold.</summary>
public sealed record VariableEntry
{
    /// <summary>The name of its field.</summary>
    public required string Name { get; init; }

    /// <summary>The blocks that hold it.</summary>
    [KnownValues("current", "hourly", "daily")]
    public required IReadOnlyList<string> Blocks { get; init; }

    /// <summary>How a value relates to its step.</summary>
    [KnownValues("point", "sum", "mean", "max", "min")]
    public required string CellMethod { get; init; }

    /// <summary>Its unit, precision and range in each unit system: <c>si</c>, <c>metric</c>, <c>uk</c>, <c>us</c>.</summary>
    public required IReadOnlyDictionary<string, VariableUnit> Units { get; init; }
}

/// <summary>A variable in one unit system.</summary>
public sealed record VariableUnit
{
    /// <summary>UCUM symbol.</summary>
    public required string Symbol { get; init; }

    /// <summary>The step that values are rounded to.</summary>
    public required double Precision { get; init; }

    /// <summary>No value is below.</summary>
    public required double Min { get; init; }

    /// <summary>No value is above.</summary>
    public required double Max { get; init; }

    /// <summary>
    /// By how much a value may be off for a confidence to call it right, 0 or more; null where answers say no confidence of it.
    /// </summary>
    public double? Tolerance { get; init; }
}
