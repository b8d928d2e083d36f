using WeatherHub.Weather.Units;
using WeatherHub.Weather.Verification;

namespace WeatherHub.Weather.Learning;

/// <summary>Forecasts of one quantity at one time, beside what came.</summary>
/// <param name="Place">The place's key.</param>
/// <param name="Quantity">Of what.</param>
/// <param name="LeadDays">Days from the making of the forecasts to their valid time.</param>
/// <param name="Valid">The time they were for.</param>
/// <param name="Latitude">Of the place, where known.</param>
/// <param name="Said">What each vendor said, its newest run only.</param>
/// <param name="Observed">What a station measured; canonical unit.</param>
public sealed record VerificationPair(
    string Place, Quantity Quantity, double LeadDays, DateTimeOffset Valid, double? Latitude, IReadOnlyList<ForecastValue> Said, double Observed)
{
    /// <summary>How much the observation counts in what is usual at the place; the same one is told once for each span of lead.</summary>
    public double Share { get; init; } = 1;
}

/// <summary>Writes into the book what observations teach. Not thread-safe.</summary>
/// <param name="book">The book.</param>
public sealed class Learner(VerificationStore book)
{
    private const int MostOpinions = 64;

    /// <summary>An observation this many deviations from what is usual at the place is taken for a fault of the station.</summary>
    private const double Gross = 6;

    private readonly QuantityMerge merge = new(MostOpinions);

    /// <summary>Takes in one observation; false when it was not believed.</summary>
    public bool Learn(VerificationPair verified)
    {
        ArgumentNullException.ThrowIfNull(verified);
        var quantity = verified.Quantity;
        var facts = VariableFacts.Of(quantity.Variable);
        if (!(verified.Observed >= facts.Minimum && verified.Observed <= facts.Maximum)) return false;
        var observed = ErrorSpace.To(quantity.Variable, verified.Observed);
        if (!IsPlausible(verified, observed)) return false;

        var skill = book.SkillOf(verified.Place, quantity);
        var said = verified.Said.ToArray().AsSpan(0, Math.Min(verified.Said.Count, MostOpinions));
        var answer = merge.Merge(new PointMergeRequest(skill, verified.LeadDays, verified.Valid, verified.Latitude), said);
        if (double.IsNaN(answer.Value)) return false;

        var lead = LeadTimeBins.IndexOf(verified.LeadDays);
        var day = DateOnly.FromDateTime(verified.Valid.UtcDateTime).DayNumber;
        var (scores, pool) = (book.Open(verified.Place, quantity, lead), book.OpenPool(quantity, lead));
        LearnMerged(verified, skill, answer, observed, day, scores, pool);
        LearnVendors(verified, said, observed, day, scores, pool);
        book.OpenPlace(verified.Place).Open(quantity).Usual.Learn(observed, verified.Share);
        return true;
    }

    private bool IsPlausible(VerificationPair verified, double observed)
    {
        if (ErrorSpace.IsRoot(verified.Quantity.Variable)) return true;
        if (book.FindPlace(verified.Place)?.Quantities.GetValueOrDefault(verified.Quantity.Name) is not { Usual.IsKnown: true } known) return true;
        var scale = ErrorSpace.PriorScale(verified.Quantity.Variable, 0);
        var deviation = Math.Sqrt(known.Usual.Variance + 4 * scale * scale);
        var distance = observed - known.Usual.Mean;
        if (Math.Abs(distance) <= Gross * deviation) return true;

        // Should the climate itself have moved, it is followed slowly.
        known.Usual.Learn(known.Usual.Mean + Math.CopySign(deviation, distance), verified.Share);
        return false;
    }

    private void LearnMerged(VerificationPair verified, QuantitySkill skill, PointMergeResult answer, double observed, int day, LeadScores scores, PooledScores pool)
    {
        var expected = skill.Expect(answer.Spread, verified.LeadDays);
        var error = observed - ErrorSpace.To(verified.Quantity.Variable, answer.Value);
        var covered = Math.Abs(error) <= pool.Calibration.Known.Width * expected.Sigma;
        pool.Calibration.Learn(day, error, answer.Spread, expected);
        scores.Merged.Learn(error, expected, covered);
        if (pool.Rain is not { } rain) return;
        var wet = verified.Observed > 0;
        rain.Learn(day, merge.Terms, answer.RainChance, wet);
        scores.Rain.Learn(answer.RainChance, wet);
    }

    private void LearnVendors(VerificationPair verified, ReadOnlySpan<ForecastValue> said, double observed, int day, LeadScores scores, PooledScores pool)
    {
        var variable = verified.Quantity.Variable;
        var facts = VariableFacts.Of(variable);
        var scale = ErrorSpace.PriorScale(variable, verified.LeadDays);
        foreach (ref readonly var opinion in said)
        {
            if (!(opinion.Value >= facts.Minimum && opinion.Value <= facts.Maximum)) continue;
            var number = book.NumberOf(opinion.Provider);
            ref var own = ref scores.Of(number);
            var totals = pool.Of(number);
            var expected = ErrorTrack.Expect(new VendorStatistics(own, totals.Totals), scale);
            var value = ErrorSpace.To(variable, opinion.Value);
            totals.Learn(day, own.Learn(value, value - observed, expected, Moved(variable)));
            if (opinion.Chance is >= 0 and <= 1) totals.LearnChance(Squared(opinion.Chance - (verified.Observed > 0 ? 1 : 0)));
        }
    }

    private static double Squared(double value) => value * value;

    /// <summary>Bounded shares and rain are rightly the same for hours on end.</summary>
    private static double Moved(Variable variable) =>
        variable is Variable.Temperature or Variable.DewPoint or Variable.PressureMsl or Variable.WindSpeed
            ? ErrorSpace.PriorScale(variable, 0) / 2
            : double.PositiveInfinity;
}
