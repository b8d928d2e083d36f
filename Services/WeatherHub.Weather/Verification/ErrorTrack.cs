using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Verification;

/// <summary>What is known of one vendor's errors in one variable at one place, at every lead time.</summary>
public sealed class ErrorTrack
{
    /// <summary>A place's bias counts in full against this many verifications' worth of the pool's.</summary>
    private const double BiasShrinkage = 3;

    /// <summary>The pool's bias counts for a half after so many days.</summary>
    private const double PoolDays = 10;

    /// <summary>Verifications' worth of the pool in a place's error; of 1.5, 3 and 6 the first did best on the development data, by 0.1 %.</summary>
    private const double ErrorShrinkage = 1.5;

    /// <summary>Days' worth of the prior in the pool's error.</summary>
    private const double PriorDays = 2;

    /// <summary>Errors of late count for at least a half of their size.</summary>
    private const double Lately = 0.5;

    /// <summary>A vendor whose errors of the last days, at all places, are so many times what they were is in trouble.</summary>
    internal const double TroubleFactor = 2.5;

    /// <summary>Who said the same value so many times more is taken to be stuck, and to be so many times as wrong.</summary>
    private const int StuckAfter = 3;
    private const double StuckFactor = 64;

    private readonly Variable variable;
    private readonly Known[]? known;
    private readonly double weight;

    private ErrorTrack(Variable variable, Known[]? known, double weight) => (this.variable, this.known, this.weight) = (variable, known, weight);

    /// <summary>Nothing known: no bias, and an error that grows with lead.</summary>
    /// <param name="variable">Of which variable.</param>
    /// <param name="weight">Its weight beside others of whom nothing is known.</param>
    public static ErrorTrack Prior(Variable variable, double weight = 1) => new(variable, null, weight);

    internal static ErrorTrack Learned(Variable variable, VendorStatistics[] statistics) =>
        new(variable, Array.ConvertAll(statistics, one => new Known(one)), 1);

    /// <summary>What a merge should think of a value.</summary>
    /// <param name="leadDays">Days between the making of the report and the step; never negative.</param>
    public ErrorEstimate At(double leadDays)
    {
        var scale = ErrorSpace.PriorScale(variable, leadDays);
        if (known is null) return new ErrorEstimate(0, scale, weight);
        ref readonly var here = ref known[LeadTimeBins.IndexOf(leadDays)];
        var expected = here.At(scale);
        var ratio = scale * scale / expected.Risk;
        return new ErrorEstimate(expected.Bias, Math.Sqrt(expected.Variance), weight * ratio * ratio) { IsLearned = here.IsLearned };
    }

    /// <summary>How often it was verified, for a lead.</summary>
    /// <param name="leadDays">Days between the making of the report and the step; never negative.</param>
    public SampleSize SampleSizeAt(double leadDays) => known is null ? default : known[LeadTimeBins.IndexOf(leadDays)].SampleSize;

    /// <summary>Why it counts for less than its record deserves; null for no reason.</summary>
    /// <param name="lead">For which span of lead.</param>
    public VendorAnomaly? AnomalyIn(int lead) => known?[lead].AnomalyAt(ErrorSpace.PriorScale(variable, LeadTimeBins.HoursOf(lead).From / 24.0));

    internal static ErrorExpectation Expect(in VendorStatistics statistics, double priorScale) => new Known(statistics).At(priorScale);

    /// <summary>The squared error it usually makes at all places.</summary>
    internal static double Usual(in PooledTotals pool, double priorScale) =>
        (pool.Squares + PriorDays * priorScale * priorScale) / (pool.SquareDays + PriorDays);

    /// <summary>How many times its usual squared error a vendor made at all places in the last days.</summary>
    internal static double Trouble(in PooledTotals pool, double usual) => (pool.Shocks + usual) / ((pool.ShockDays + 1) * usual);

    /// <summary>Evidence, worked out as far as it does not depend on the prior error, which grows with every hour of lead.</summary>
    private readonly struct Known
    {
        private readonly double bias, usual, usualOfPrior, variance, varianceOfUsual, lately, latelyOfVariance, shocks, shocksOfUsual, stuck;

        internal Known(in VendorStatistics statistics)
        {
            var (own, pool) = (statistics.Own, statistics.Pool);
            var (biases, squares, fast) = (Decay.BiasCount(own.Count), Decay.SlowCount(own.Count), Decay.FastCount(own.Count));
            var pooled = pool.Bias * pool.BiasDays / (pool.BiasDays + PoolDays);
            bias = (biases * own.Bias + BiasShrinkage * pooled) / (biases + BiasShrinkage);
            (usual, usualOfPrior) = (pool.Squares / (pool.SquareDays + PriorDays), PriorDays / (pool.SquareDays + PriorDays));
            (variance, varianceOfUsual) = (own.Slow / (squares + ErrorShrinkage), ErrorShrinkage / (squares + ErrorShrinkage));
            (lately, latelyOfVariance) = (own.Fast / (fast + 1), 1 / (fast + 1));
            (shocks, shocksOfUsual) = (pool.Shocks / (pool.ShockDays + 1), 1 / (pool.ShockDays + 1));
            SampleSize = new SampleSize(own.Count, pool.Verifications);
            stuck = own.Repeats >= StuckAfter ? StuckFactor : 1;
        }

        internal SampleSize SampleSize { get; }

        internal bool IsLearned => SampleSize.Here > 0 || SampleSize.Everywhere > 0;

        internal ErrorExpectation At(double priorScale)
        {
            var common = usual + usualOfPrior * priorScale * priorScale;
            var square = variance + varianceOfUsual * common;
            var risk = Math.Max(square, Lately * (lately + latelyOfVariance * square));
            var troubled = shocks + shocksOfUsual * common;
            if (troubled > TroubleFactor * common) risk *= troubled / (TroubleFactor * common);
            return new ErrorExpectation(bias, square, risk * stuck);
        }

        internal VendorAnomaly? AnomalyAt(double priorScale)
        {
            if (stuck > 1) return VendorAnomaly.Stuck;
            var common = usual + usualOfPrior * priorScale * priorScale;
            return shocks + shocksOfUsual * common > TroubleFactor * common ? VendorAnomaly.Erring : null;
        }
    }
}

/// <summary>What is known of a vendor for one span of lead: here, and everywhere.</summary>
internal readonly record struct VendorStatistics(VendorScore Own, PooledTotals Pool);

/// <summary>What is known of one vendor's errors in one variable at one lead time, in the space the variable is merged in.</summary>
/// <param name="Bias">What it says too much of; subtracted before merging.</param>
/// <param name="Scale">Standard error of what it says; NaN where values are never rejected by it.</param>
/// <param name="Weight">Its weight before it shares its lineage's vote; 1 for a vendor of whom nothing is known.</param>
public readonly record struct ErrorEstimate(double Bias, double Scale, double Weight)
{
    /// <summary>Whether observations are behind it, and not the prior alone.</summary>
    public bool IsLearned { get; init; }
}

/// <summary>How often a vendor was verified, for one variable and span of lead.</summary>
/// <param name="Here">At the place.</param>
/// <param name="Everywhere">At all places.</param>
public readonly record struct SampleSize(int Here, long Everywhere);

/// <summary>What may be wrong with a vendor.</summary>
public enum VendorAnomaly
{
    /// <summary>Its errors of the last days, at all places, are far above what they were.</summary>
    Erring,

    /// <summary>It says the same value again and again at the place, while what is observed changes.</summary>
    Stuck,
}
