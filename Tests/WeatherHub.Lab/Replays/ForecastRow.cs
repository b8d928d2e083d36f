namespace WeatherHub.Lab.Replays;

/// <summary>
/// One row of a file of forecasts with observations: what every member said of one quantity at one site and time, and what came.
/// </summary>
internal sealed record ForecastRow
{
    /// <summary>The five columns that name a row, as the file spells them.</summary>
    internal required string[] Key { get; init; }

    internal required DateTimeOffset Issued { get; init; }

    internal required DateTimeOffset Valid { get; init; }

    /// <summary>When the observation counts as known.</summary>
    internal required DateTimeOffset Known { get; init; }

    internal string Site => Key[2];

    internal string QuantityName => Key[3];

    internal required double LeadHours { get; init; }

    internal double? Latitude { get; init; }

    internal required RowUnit Unit { get; init; }

    /// <summary>In the row's own unit.</summary>
    internal required double Observed { get; init; }

    /// <summary>Who said what, in the row's own unit.</summary>
    internal required IReadOnlyList<(string Member, double Value)> Said { get; init; }

    /// <summary>The members' probabilities of rain, 0 to 1.</summary>
    internal required IReadOnlyDictionary<string, double> Chances { get; init; }

    internal bool IsRain => Unit.IsAmount;
}
