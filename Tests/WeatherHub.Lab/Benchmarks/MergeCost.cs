using WeatherHub.Weather.Consensus;
using WeatherHub.Weather.Consensus.Hourly;
using WeatherHub.Weather.Units;

namespace WeatherHub.Lab.Benchmarks;

/// <summary>
/// What merging costs: bytes exactly; time as what the fastest tenth of many short rounds took, for on a busy machine the others tell of
/// its other work.
/// </summary>
internal sealed record MergeCost(
    double PointNanoseconds, double PointBytes, double ForecastMilliseconds, long ForecastBytes, long AnswerBytes)
{
    private const int PointsPerRound = 500;

    /// <summary>Bytes a whole merge asks for that are no part of its answer.</summary>
    internal long Beyond => ForecastBytes - AnswerBytes;

    internal static MergeCost Measure(TimeProvider clock, int rounds)
    {
        var load = new MergeLoad();
        var merge = new QuantityMerge(5);
        var (question, said) = (load.Question, load.Opinions(Variable.Temperature, 15, 5));
        List<double> points = [], forecasts = [];
        MergedForecast? merged = null;
        double pointBytes = 0;
        long forecastBytes = 0;
        for (var round = 0; round < rounds; round++)
        {
            var (before, start) = (GC.GetAllocatedBytesForCurrentThread(), clock.GetTimestamp());
            for (var i = 0; i < PointsPerRound; i++) merge.Merge(question, said);
            points.Add(clock.GetElapsedTime(start).TotalNanoseconds / PointsPerRound);
            pointBytes = (GC.GetAllocatedBytesForCurrentThread() - before) / (double)PointsPerRound;

            (before, start) = (GC.GetAllocatedBytesForCurrentThread(), clock.GetTimestamp());
            merged = ForecastMerge.Merge(load.Request);
            forecasts.Add(clock.GetElapsedTime(start).TotalMilliseconds);
            forecastBytes = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        _ = AnswerSize.Of(merged!);
        return new MergeCost(Fast(points), pointBytes, Fast(forecasts), forecastBytes, AnswerSize.Of(merged!));
    }

    private static double Fast(List<double> values) => values.Order().ElementAt(values.Count / 10);
}
