using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Consensus.Skill;

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
