using WeatherHub.Verification.Scores;
using WeatherHub.Weather.Consensus.Hourly;
using WeatherHub.Weather.Consensus.Skill;
using WeatherHub.Weather.Units;

namespace WeatherHub.Verification.Learning;

/// <summary>Forecasts of one quantity at one time, and the observation that verifies them.</summary>
/// <param name="Place">The place's key.</param>
/// <param name="Quantity">Of what.</param>
/// <param name="LeadDays">Days from the issue of the forecasts to their valid time.</param>
/// <param name="Valid">The time they were for.</param>
/// <param name="Latitude">Of the place, where known.</param>
/// <param name="Forecasts">One of each vendor, its newest run only.</param>
/// <param name="Observed">What a station measured; canonical unit.</param>
public sealed record VerificationPair(
    string Place,
    Quantity Quantity,
    double LeadDays,
    DateTimeOffset Valid,
    double? Latitude,
    IReadOnlyList<ForecastValue> Forecasts,
    double Observed)
{
    /// <summary>How much the observation counts in the climate of the place; the same one comes once for each lead-time bin.</summary>
    public double ClimateShare { get; init; } = 1;
}

/// <summary>Updates scores from pairs of forecasts and observations. Not thread-safe.</summary>
/// <param name="store">The scores.</param>
public sealed class Learner(VerificationStore store)
{
    private const int MostForecasts = 64;

    /// <summary>An observation so many deviations from the climate of the place is taken for a fault of the station.</summary>
    private const double GrossDeviations = 6;

    private readonly QuantityMerge merge = new(MostForecasts);

    /// <summary>Learns from one pair; false when the observation was rejected, or no forecast was possible.</summary>
    /// <param name="pair">The forecasts and the observation.</param>
    public bool Learn(VerificationPair pair)
    {
        ArgumentNullException.ThrowIfNull(pair);
        var quantity = pair.Quantity;
        var facts = VariableFacts.Of(quantity.Variable);
        if (!(pair.Observed >= facts.Minimum && pair.Observed <= facts.Maximum)) return false;
        var observed = ErrorSpace.To(quantity.Variable, pair.Observed);
        if (!IsPlausible(pair, observed)) return false;

        var skill = store.SkillOf(pair.Place, quantity);
        var forecasts = pair.Forecasts.ToArray().AsSpan(0, Math.Min(pair.Forecasts.Count, MostForecasts));
        var merged = merge.Merge(new PointMergeRequest(skill, pair.LeadDays, pair.Valid, pair.Latitude), forecasts);
        if (double.IsNaN(merged.Value)) return false;

        var lead = LeadTimeBins.IndexOf(pair.LeadDays);
        var day = DateOnly.FromDateTime(pair.Valid.UtcDateTime).DayNumber;
        var (scores, pool) = (store.Open(pair.Place, quantity, lead), store.OpenPool(quantity, lead));
        LearnMerged(pair, skill, merged, observed, day, scores, pool);
        LearnVendors(pair, forecasts, observed, day, scores, pool);
        store.OpenPlace(pair.Place).Open(quantity).Climate.Learn(observed, pair.ClimateShare);
        return true;
    }

    private bool IsPlausible(VerificationPair pair, double observed)
    {
        if (ErrorSpace.IsRoot(pair.Quantity.Variable)) return true;
        if (store.FindPlace(pair.Place)?.Quantities.GetValueOrDefault(pair.Quantity.Name) is not { Climate.IsKnown: true } known)
            return true;
        var scale = ErrorSpace.PriorScale(pair.Quantity.Variable, 0);
        var deviation = Math.Sqrt(known.Climate.Variance + 4 * scale * scale);
        var distance = observed - known.Climate.Mean;
        if (Math.Abs(distance) <= GrossDeviations * deviation) return true;

        // Should the climate itself have moved, it is followed slowly.
        known.Climate.Learn(known.Climate.Mean + Math.CopySign(deviation, distance), pair.ClimateShare);
        return false;
    }

    private void LearnMerged(
        VerificationPair pair, QuantitySkill skill, PointMergeResult merged, double observed, int day, LeadScores scores, PooledScores pool)
    {
        var expected = skill.Expect(merged.Spread, pair.LeadDays);
        var error = observed - ErrorSpace.To(pair.Quantity.Variable, merged.Value);
        var covered = Math.Abs(error) <= pool.Calibration.Model.Width * expected.Sigma;
        pool.Calibration.Learn(day, error, merged.Spread, expected);
        scores.Merged.Learn(error, expected, covered);
        if (pool.Pop is not { } pop) return;
        var wet = pair.Observed > 0;
        pop.Learn(day, merge.Terms, merged.Pop, wet);
        scores.PopOffset.Learn(merged.Pop, wet);
    }

    private void LearnVendors(
        VerificationPair pair, ReadOnlySpan<ForecastValue> forecasts, double observed, int day, LeadScores scores, PooledScores pool)
    {
        var variable = pair.Quantity.Variable;
        var facts = VariableFacts.Of(variable);
        var scale = ErrorSpace.PriorScale(variable, pair.LeadDays);
        foreach (ref readonly var forecast in forecasts)
        {
            if (!(forecast.Value >= facts.Minimum && forecast.Value <= facts.Maximum)) continue;
            var number = store.NumberOf(forecast.Provider);
            ref var own = ref scores.Of(number);
            var pooled = pool.Of(number);
            var expected = ErrorTrack.Expect(new VendorStatistics(own, pooled.Totals), scale);
            var value = ErrorSpace.To(variable, forecast.Value);
            pooled.Learn(day, own.Learn(value, value - observed, expected, StuckThreshold(variable)));
            if (forecast.Chance is >= 0 and <= 1) pooled.LearnPop(Squared(forecast.Chance - (pair.Observed > 0 ? 1 : 0)));
        }
    }

    private static double Squared(double value) => value * value;

    /// <summary>Bounded shares and precipitation are rightly the same for hours on end.</summary>
    private static double StuckThreshold(Variable variable) =>
        variable is Variable.Temperature or Variable.DewPoint or Variable.PressureMsl or Variable.WindSpeed
            ? ErrorSpace.PriorScale(variable, 0) / 2
            : double.PositiveInfinity;
}
