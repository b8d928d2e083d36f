using System.Text.Json.Serialization;

namespace WeatherHub.Contracts.V1;

/// <summary>
/// How sure values are: for each block, by field. Fields of which nothing can be said are not among them, with <c>mode=best</c> and
/// <c>mode=single</c> none.
/// </summary>
public sealed record Confidence
{
    /// <summary>Whether little is known of the vendors at this place: <c>n</c> is below 20.</summary>
    public required bool Learning { get; init; }

    /// <summary>How often temperature was verified at this place, 0 or more: what stands behind it.</summary>
    [JsonPropertyName("n")]
    public required int Verifications { get; init; }

    /// <summary>Of <c>hourly</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, ConfidenceSeries>? Hourly { get; init; }

    /// <summary>
    /// Of <c>daily</c>: the extremes, each as sure as the hour it stands at, and the totals, each by the usual errors of a day's total;
    /// null for a day that is not <c>complete</c>, but for vendors' own days.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, ConfidenceSeries>? Daily { get; init; }
}

/// <summary>How sure the values of a column are, in columns as long as it; null where there is no value.</summary>
public sealed record ConfidenceSeries
{
    /// <summary>
    /// Probability in per cent, 0 to 100, that the value is off by no more than the variable's <c>tolerance</c> in <c>/v1/variables</c>.
    /// </summary>
    public required int?[] Level { get; init; }

    /// <summary>
    /// The lower end of the 80 % interval: one value in ten is lower; in the column's unit. Of an amount it is 0 where nothing falls more
    /// often. With <c>confidence=full</c>.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double?[]? P10 { get; init; }

    /// <summary>
    /// The upper end: one value in ten is higher, up to two in ten of an amount whose <c>p10</c> is 0; in the column's unit. With
    /// <c>confidence=full</c>.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double?[]? P90 { get; init; }

    /// <summary>How many independent models are in the value. With <c>confidence=full</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int?[]? Lineages { get; init; }
}
