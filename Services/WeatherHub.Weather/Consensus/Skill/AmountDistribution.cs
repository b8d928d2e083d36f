using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Consensus.Skill;

/// <summary>
/// Distribution of the amount that falls where one is forecast, before anything is verified: with some probability nothing at all, else an
/// amount whose cube root has a Weibull distribution. The same for hours and days. Fitted to real forecasts of daily rain with gauges by
/// <c>lab fit-rain</c>; docs/consensus.md.
/// </summary>
public readonly struct AmountDistribution
{
    /// <summary>Of the fifth that an 80 % interval leaves out, a half lies on each side.</summary>
    private const double Side = 0.1;

    /// <summary>The fit is for up to two days; beyond, distances grow by this each day, up to <see cref="LongestDays"/>.</summary>
    private const double GrowthPerDay = 0.06;
    private const double FittedDays = 2;
    private const double LongestDays = 10;

    /// <summary>
    /// By which share of the way the amounts after a smaller forecast approach what usually falls, until <see cref="LongestDays"/>: a
    /// forecast of that lead tells little of the day. An assumption, as the growth of distances is.
    /// </summary>
    private const double UsualShare = 0.8;

    /// <summary>Scale of the cube root of what falls, where any does and nothing is known of it, mm^(1/3): a median of 0.6 mm.</summary>
    private const double UsualScale = 1;

    private readonly double forecast;
    private readonly double root;
    private readonly double growth;
    private readonly double wet;
    private readonly double scale;
    private readonly double shape;

    /// <summary>The distribution about a forecast, by the constants that were fitted.</summary>
    /// <param name="forecast">mm in an hour or a day.</param>
    /// <param name="leadDays">Days ahead.</param>
    /// <param name="chance">As below.</param>
    public AmountDistribution(double forecast, double leadDays, double chance = double.NaN)
        : this(forecast, leadDays, AmountConstants.Fitted, chance)
    {
    }

    /// <summary>The distribution about a forecast.</summary>
    /// <param name="forecast">mm in an hour or a day.</param>
    /// <param name="leadDays">Days ahead.</param>
    /// <param name="constants">Those of the two distributions.</param>
    /// <param name="chance">
    /// The probability that the forecast itself gives to any amount, 0 to 1; used where it exceeds the fitted one. NaN where it gives none.
    /// </param>
    public AmountDistribution(double forecast, double leadDays, AmountConstants constants, double chance = double.NaN)
    {
        ArgumentNullException.ThrowIfNull(constants);
        this.forecast = forecast;
        root = Math.Cbrt(forecast);
        var beyond = Math.Clamp(leadDays - FittedDays, 0, LongestDays - FittedDays);
        growth = 1 + GrowthPerDay * beyond;
        wet = 1 / (1 + Math.Exp(-(constants.Odds + constants.OddsByRoot * root)));
        if (chance > wet) wet = Math.Min(1, chance);
        scale = constants.Scale + constants.ScaleByRoot * root;
        scale += Math.Max(0, UsualScale - scale) * UsualShare * beyond / (LongestDays - FittedDays);
        shape = constants.Shape + constants.ShapeByRoot * root;
    }

    /// <summary>The share of amounts up to this one, mm.</summary>
    public double ShareUpTo(double amount) => amount < 0 ? 0 : ShareUpToRoot(Nearer(Math.Cbrt(amount)));

    /// <summary>The amount that a share of all stays within, mm.</summary>
    public double Quantile(double share)
    {
        var distant = root + (QuantileOfRoot(share) - root) * growth;
        return Math.Pow(Math.Max(0, distant), 3);
    }

    /// <summary>The cube root that a share of all amounts stays within, mm^(1/3), at the leads that the constants were fitted to.</summary>
    public double QuantileOfRoot(double share) => 1 - share >= wet ? 0 : scale * Math.Pow(Math.Log(wet / (1 - share)), 1 / shape);

    /// <summary>
    /// The amounts between which eight of ten lie; the forecast is always among them. Where nothing falls in more than one of ten cases,
    /// the interval begins there, and what it leaves out lies above.
    /// </summary>
    public (double Low, double High) Interval()
    {
        var above = Math.Clamp(ShareUpTo(0), Side, 2 * Side);
        return (Math.Min(forecast, Quantile(Side)), Math.Max(forecast, Quantile(1 - above)));
    }

    private double Nearer(double amountRoot) => root + (amountRoot - root) / growth;

    private double ShareUpToRoot(double amountRoot) => amountRoot < 0 ? 0 : 1 - wet * Math.Exp(-Math.Pow(amountRoot / scale, shape));
}

/// <summary>The constants of <see cref="AmountDistribution"/>; z is the cube root of the forecast, mm^(1/3).</summary>
/// <param name="Odds">Logit of the probability that 0.1 mm or more falls, at z = 0.</param>
/// <param name="OddsByRoot">By how much it grows with z.</param>
/// <param name="Scale">Scale of the cube root of what falls, where any does, at z = 0.</param>
/// <param name="ScaleByRoot">By how much it grows with z.</param>
/// <param name="Shape">Weibull shape of that root at z = 0.</param>
/// <param name="ShapeByRoot">By how much it grows with z.</param>
public sealed record AmountConstants(double Odds, double OddsByRoot, double Scale, double ScaleByRoot, double Shape, double ShapeByRoot)
{
    /// <summary>As fitted by <c>lab fit-rain</c> to two sets of real forecasts, each counted alike, and rounded.</summary>
    public static AmountConstants Fitted { get; } = new(-2.0, 2.3, 0.46, 0.80, 2.3, 0.60);
}

/// <summary>Confidence in an amount of rain or snow before anything is verified, and how verification takes over.</summary>
internal static class AmountConfidence
{
    /// <summary>After so many days of verification both count alike.</summary>
    private const double Days = 5;

    /// <summary>The confidence from size and lead alone.</summary>
    /// <param name="amount">mm of water.</param>
    /// <param name="tolerance">By how much it may be off and be right, mm.</param>
    /// <param name="leadDays">Days ahead.</param>
    /// <param name="chance">The probability that any falls, 0 to 1; NaN where no provider gives one.</param>
    internal static Confidence Prior(double amount, double tolerance, double leadDays, double chance = double.NaN)
    {
        var errors = new AmountDistribution(amount, leadDays, chance: chance);
        var (low, high) = errors.Interval();
        var within = errors.ShareUpTo(amount + tolerance) - (amount > tolerance ? errors.ShareUpTo(amount - tolerance) : 0);
        return new Confidence(100 * within, low, high);
    }

    /// <summary>Between the prior and the learned confidence, in cube roots.</summary>
    internal static Confidence Blend(in Confidence learned, in Confidence prior, Variable variable, double days)
    {
        if (days <= 0) return prior;
        var trust = days / (days + Days);
        double Between(double from, double to) => ErrorSpace.From(variable, (1 - trust) * Math.Cbrt(from) + trust * Math.Cbrt(to));
        return new Confidence(
            (1 - trust) * prior.Level + trust * learned.Level, Between(prior.P10, learned.P10), Between(prior.P90, learned.P90));
    }
}
