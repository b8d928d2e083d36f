using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Consensus.Skill;

/// <summary>The errors of one vendor in one variable at one place, at every lead time. Immutable.</summary>
public sealed class ErrorTrack
{
    /// <summary>A place's bias counts in full against this many verifications' worth of the bias at all places.</summary>
    private const double BiasShrinkage = 3;

    /// <summary>The bias at all places counts for a half after so many days.</summary>
    private const double PooledBiasDays = 10;

    /// <summary>Verifications' worth of all places in a place's error; 1.5 did better than 3 and 6 by 0.1 %.</summary>
    private const double ErrorShrinkage = 1.5;

    /// <summary>Days' worth of the prior in the error at all places.</summary>
    private const double PriorDays = 2;

    /// <summary>Recent errors count for at least a half of their size.</summary>
    private const double RecentShare = 0.5;

    /// <summary>A vendor whose errors of the last days, at all places, are more than so many times the usual is drifting.</summary>
    internal const double DriftFactor = 2.5;

    /// <summary>A vendor that repeats a value so many times is stuck: its squared error is taken as so many times as large.</summary>
    private const int StuckAfter = 3;
    private const double StuckFactor = 64;

    private readonly Variable variable;
    private readonly Estimator[]? learned;
    private readonly double weight;

    private ErrorTrack(Variable variable, Estimator[]? learned, double weight) =>
        (this.variable, this.learned, this.weight) = (variable, learned, weight);

    /// <summary>Nothing verified: no bias, and an error that grows with lead.</summary>
    /// <param name="variable">Of which variable.</param>
    /// <param name="weight">Its weight beside others of whom nothing is known.</param>
    public static ErrorTrack Prior(Variable variable, double weight = 1) => new(variable, null, weight);

    /// <summary>What was verified, in each lead-time bin.</summary>
    internal static ErrorTrack Learned(Variable variable, VendorStatistics[] statistics) =>
        new(variable, Array.ConvertAll(statistics, one => new Estimator(one)), 1);

    /// <summary>The expected error of a value.</summary>
    /// <param name="leadDays">Days between the issue of the report and the step; never negative.</param>
    public ErrorEstimate At(double leadDays)
    {
        var scale = ErrorSpace.PriorScale(variable, leadDays);
        if (learned is null) return new ErrorEstimate(0, scale, weight);
        ref readonly var here = ref learned[LeadTimeBins.IndexOf(leadDays)];
        var expected = here.At(scale);
        var ratio = scale * scale / expected.Risk;
        return new ErrorEstimate(expected.Bias, Math.Sqrt(expected.Variance), weight * ratio * ratio) { IsLearned = here.IsLearned };
    }

    /// <summary>How often it was verified, at a lead.</summary>
    /// <param name="leadDays">Days between the issue of the report and the step; never negative.</param>
    public SampleSize SampleSizeAt(double leadDays) => learned is null ? default : learned[LeadTimeBins.IndexOf(leadDays)].SampleSize;

    /// <summary>Why it counts for less than its record deserves; null for no reason.</summary>
    /// <param name="lead">The lead-time bin.</param>
    public VendorAnomaly? AnomalyIn(int lead) =>
        learned?[lead].AnomalyAt(ErrorSpace.PriorScale(variable, LeadTimeBins.HoursOf(lead).From / 24.0));

    internal static ErrorExpectation Expect(in VendorStatistics statistics, double priorScale) => new Estimator(statistics).At(priorScale);

    internal static double UsualSquare(in PooledTotals pool, double priorScale) =>
        (pool.Squares + PriorDays * priorScale * priorScale) / (pool.SquareDays + PriorDays);

    /// <summary>The squared error of the last days at all places divided by the usual.</summary>
    internal static double Drift(in PooledTotals pool, double usual) => (pool.RecentSquares + usual) / ((pool.RecentDays + 1) * usual);

    /// <summary>Statistics, worked out as far as they do not depend on the prior error, which grows with every hour of lead.</summary>
    private readonly struct Estimator
    {
        private readonly double bias, usual, usualOfPrior, variance, varianceOfUsual, recent, recentOfVariance, drift, driftOfUsual, stuck;

        internal Estimator(in VendorStatistics statistics)
        {
            var (own, pool) = (statistics.Own, statistics.Pool);
            var (biases, squares, recents) = (Decay.BiasCount(own.Count), Decay.ErrorCount(own.Count), Decay.RecentErrorCount(own.Count));
            var pooled = pool.Bias * pool.BiasDays / (pool.BiasDays + PooledBiasDays);
            bias = (biases * own.Bias + BiasShrinkage * pooled) / (biases + BiasShrinkage);
            (usual, usualOfPrior) = (pool.Squares / (pool.SquareDays + PriorDays), PriorDays / (pool.SquareDays + PriorDays));
            (variance, varianceOfUsual) = (own.Squares / (squares + ErrorShrinkage), ErrorShrinkage / (squares + ErrorShrinkage));
            (recent, recentOfVariance) = (own.RecentSquares / (recents + 1), 1 / (recents + 1));
            (drift, driftOfUsual) = (pool.RecentSquares / (pool.RecentDays + 1), 1 / (pool.RecentDays + 1));
            SampleSize = new SampleSize(own.Count, pool.Verifications);
            stuck = own.Repeats >= StuckAfter ? StuckFactor : 1;
        }

        internal SampleSize SampleSize { get; }

        internal bool IsLearned => SampleSize.Here > 0 || SampleSize.Everywhere > 0;

        internal ErrorExpectation At(double priorScale)
        {
            var common = usual + usualOfPrior * priorScale * priorScale;
            var square = variance + varianceOfUsual * common;
            var risk = Math.Max(square, RecentShare * (recent + recentOfVariance * square));
            var drifted = drift + driftOfUsual * common;
            if (drifted > DriftFactor * common) risk *= drifted / (DriftFactor * common);
            return new ErrorExpectation(bias, square, risk * stuck);
        }

        internal VendorAnomaly? AnomalyAt(double priorScale)
        {
            if (stuck > 1) return VendorAnomaly.Stuck;
            var common = usual + usualOfPrior * priorScale * priorScale;
            return drift + driftOfUsual * common > DriftFactor * common ? VendorAnomaly.Drifting : null;
        }
    }
}

/// <summary>Statistics of a vendor for one lead-time bin: at the place, and at all places.</summary>
internal readonly record struct VendorStatistics(VendorScore Own, PooledTotals Pool);

/// <summary>What a vendor's next error is expected to be like, in the error space.</summary>
/// <param name="Bias">Mean of forecast minus observation.</param>
/// <param name="Variance">Mean square of what remains; outliers are judged by it.</param>
/// <param name="Risk">The larger of that and the recent errors; weights are made of it.</param>
internal readonly record struct ErrorExpectation(double Bias, double Variance, double Risk);

/// <summary>Expected error of one vendor in one variable at one lead time, in the space the variable is merged in.</summary>
/// <param name="Bias">Mean of forecast minus observation; subtracted before merging.</param>
/// <param name="Scale">Standard error of the values; NaN where values are never rejected by it.</param>
/// <param name="Weight">Its weight before it shares its lineage's vote; 1 for a vendor of whom nothing is known.</param>
public readonly record struct ErrorEstimate(double Bias, double Scale, double Weight)
{
    /// <summary>Whether observations are behind it, and not the prior alone.</summary>
    public bool IsLearned { get; init; }
}

/// <summary>How often a vendor was verified, for one variable and lead-time bin.</summary>
/// <param name="Here">At the place.</param>
/// <param name="Everywhere">At all places.</param>
public readonly record struct SampleSize(int Here, long Everywhere);

/// <summary>What may be wrong with a vendor.</summary>
public enum VendorAnomaly
{
    /// <summary>Its errors of the last days, at all places, are far above the usual.</summary>
    Drifting,
    /// <summary>It repeats the same value at the place while observations change.</summary>
    Stuck,
}
