namespace WeatherHub.Lab.Replays;

/// <summary>A measured value and what it has to be.</summary>
internal sealed record Bar(string Id, string Name, double Measured, double Most, double Least = double.NegativeInfinity)
{
    private const int FewestForCoverage = 150;
    private const int FewestForLevels = 1000;

    /// <summary>Places share a day's weather: many rows of few days are few.</summary>
    private const int FewestDaysForLevels = 60;

    internal bool IsMet => Measured >= Least && Measured <= Most;

    internal static IReadOnlyList<Bar> Of(IReadOnlyList<GroupScore> groups, ReplayMethod method)
    {
        var (even, rain) = (groups.Where(group => !group.IsRain).ToList(), groups.Where(group => group.IsRain).ToList());
        return method switch
        {
            ReplayMethod.DayOne =>
                even.Count == 0 ? [] : [new("M9", "day one beside the plain mean", Mean(even, group => group.Merged / group.Mean), 1.01)],
            ReplayMethod.Hub => [.. Errors(even), .. Rain(rain), .. ConfidenceModel(groups)],
            _ => [.. Errors(even)],
        };
    }

    internal static IReadOnlyList<Bar> Of(IReadOnlyList<FaultScore> scores, ReplayMethod method)
    {
        if (method != ReplayMethod.DayOne)
        {
            return scores.Count == 0 ? [] : [
                new("M7", "one member spoilt, mean over faults", scores.Average(score => score.Ratio), 1.00),
                new("M7", "one member spoilt, worst", scores.Max(score => score.Ratio), 1.10),
            ];
        }

        var units = scores.Where(score => score is { Members: 3, Fault: MemberFault.AnotherUnit }).ToList();
        return units.Count == 0 ? [] : [new("M9", "one of three in another unit on day one, worst", units.Max(score => score.Ratio), 2)];
    }

    /// <summary>Words for a day's rain: they cover what fell on most days, yet not by being vague.</summary>
    internal static IReadOnlyList<Bar> Of(IReadOnlyList<RainWords> words) => words.Count == 0 ? [] :
    [
        new("words", "a day's rain in words covers what fell, least group", words.Min(group => group.Covered), 0.90, 0.75),
        new("words", "most", words.Max(group => group.Covered), 0.90, 0.75),
        new("words", "of the days with an amount, least group", words.Min(group => group.AmountsCovered), 0.90, 0.75),
        new("words", "most", words.Max(group => group.AmountsCovered), 0.90, 0.75),
        new("words", "upper end beside the 90th percentile of what fell at that forecast, worst", words.Max(group => group.Excess), 3),
    ];

    private static IEnumerable<Bar> Errors(List<GroupScore> even) => even.Count == 0 ? [] :
    [
        new("M1", "merged beside the best, geometric mean", Mean(even, group => group.Merged), 0.87),
        new("M2", "the worst group", even.Max(group => group.Merged), 1.06),
        new("M3", "beside the plain mean", Mean(even, group => group.Merged / group.Mean), 0.84),
        new("M3", "beside the plain median", Mean(even, group => group.Merged / group.Median), 0.81),
    ];

    private static IEnumerable<Bar> Rain(List<GroupScore> rain) => rain.Count == 0 ? [] :
    [
        new("M4", "amounts of rain beside the best, geometric mean", Mean(rain, group => group.Merged), 0.80),
        new("M4", "Brier score beside the share of wet members", Mean(rain, group => group.Brier), 0.74),
    ];

    private static IEnumerable<Bar> ConfidenceModel(IReadOnlyList<GroupScore> groups)
    {
        var covered = groups.Where(group => group.Rows >= FewestForCoverage && !double.IsNaN(group.Coverage)).ToList();
        if (covered.Count > 0)
        {
            yield return new("M6", "coverage of the 80 % interval, least", covered.Min(group => group.Coverage), 0.86, 0.77);
            yield return new("M6", "coverage of the 80 % interval, most", covered.Max(group => group.Coverage), 0.86, 0.77);
        }

        var levels = groups.Where(
            group => group is { Rows: >= FewestForLevels, Days: >= FewestDaysForLevels } && !double.IsNaN(group.Calibration)).ToList();
        if (levels.Count > 0)
            yield return new(
                "level", $"calibration error, worst group of {FewestForLevels} rows and {FewestDaysForLevels} days", levels.Max(
                    group => group.Calibration), 0.05);
    }

    private static double Mean(IEnumerable<GroupScore> groups, Func<GroupScore, double> value) =>
        GroupScore.GeometricMean(groups.Select(value));
}
