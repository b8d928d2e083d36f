using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Consensus.Skill;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Consensus.Hourly;

/// <summary>The forecast of one vendor for one quantity at one time.</summary>
/// <param name="Provider">The vendor's id.</param>
/// <param name="Lineage">The first model behind it.</param>
/// <param name="Value">Canonical unit.</param>
/// <param name="Chance">Its probability of precipitation, 0 to 1, beside an amount; NaN where it gives none.</param>
public readonly record struct ForecastValue(string Provider, string Lineage, double Value, double Chance = double.NaN);

/// <summary>A merge of one quantity at one time.</summary>
/// <param name="Skill">What is known of the vendors.</param>
/// <param name="LeadDays">Days from the issue of the forecasts to their valid time.</param>
/// <param name="Valid">The time they are for.</param>
/// <param name="Latitude">Of the place, where known.</param>
public readonly record struct PointMergeRequest(QuantitySkill Skill, double LeadDays, DateTimeOffset Valid, double? Latitude);

/// <summary>The merged value.</summary>
/// <param name="Value">Canonical unit; NaN when no forecast was possible.</param>
/// <param name="Spread">Variance of the forecasts about it, in the space they were merged in.</param>
/// <param name="Outvoted">Which were rejected as outliers, as bits of their index.</param>
/// <param name="Pop">Probability of precipitation, 0 to 1; NaN for other quantities.</param>
public readonly record struct PointMergeResult(double Value, double Spread, ulong Outvoted, double Pop);

/// <summary>
/// Merges the forecasts of several vendors for one quantity at one time, by the same rule as a whole forecast, so that verification scores
/// what would have been answered. Not thread-safe; allocates nothing.
/// </summary>
/// <param name="capacity">The most forecasts at once.</param>
public sealed class QuantityMerge(int capacity)
{
    private readonly PointMerge point = new(capacity);
    private readonly double[] terms = new double[PopModel.Terms];

    /// <summary>The predictors of the last result's probability of precipitation.</summary>
    internal ReadOnlySpan<double> Terms => terms;

    /// <summary>Merges.</summary>
    /// <param name="request">What is known of the vendors, and the time.</param>
    /// <param name="forecasts">One for each vendor, its newest run only.</param>
    public PointMergeResult Merge(in PointMergeRequest request, ReadOnlySpan<ForecastValue> forecasts)
    {
        var skill = request.Skill;
        var variable = skill.Quantity.Variable;
        var rule = MergeRules.Of(variable);
        Gather(request, rule, forecasts);
        if (point.Samples.Count == 0) return new PointMergeResult(double.NaN, 0, 0, double.NaN);
        var (outvoted, disputed) = point.Thin(rule == MergeRule.Mean);
        if (disputed && ClimateNormal.Of(skill, request.Latitude, request.Valid) is { } normal) Arbitrate(normal);
        var (value, spread) = Settle(variable, rule);
        var pop = variable == Variable.Precipitation ? Pop(request, forecasts, value) : double.NaN;
        return new PointMergeResult(value, spread, outvoted, pop);
    }

    private void Gather(in PointMergeRequest request, MergeRule rule, ReadOnlySpan<ForecastValue> forecasts)
    {
        var facts = VariableFacts.Of(request.Skill.Quantity.Variable);
        point.Samples.Clear();
        for (var i = 0; i < forecasts.Length; i++)
        {
            ref readonly var forecast = ref forecasts[i];
            if (!(forecast.Value >= facts.Minimum && forecast.Value <= facts.Maximum)) continue;
            var estimate = request.Skill.TrackOf(forecast.Provider).At(request.LeadDays);
            point.Samples.Add(i, LineageOf(forecasts, i), Blend.WithoutBias(rule, forecast.Value, estimate.Bias), estimate);
        }
    }

    private void Arbitrate(ClimateNormal normal)
    {
        var samples = point.Samples;
        for (var i = 0; i < samples.Count; i++) samples.Weights[i] *= normal.LikelihoodOf(samples.Values[i], samples.Scales[i]);
    }

    private (double Value, double Spread) Settle(Variable variable, MergeRule rule)
    {
        var facts = VariableFacts.Of(variable);
        var alone = point.Samples.Count == 1;
        var value = Math.Clamp(point.Merge(rule), facts.Minimum, facts.Maximum);
        return (value, alone ? 0 : Blend.Spread(point.Samples, ErrorSpace.To(variable, value)));
    }

    private double Pop(in PointMergeRequest request, ReadOnlySpan<ForecastValue> forecasts, double value)
    {
        int wet = 0, all = 0, chances = 0;
        double logits = 0;
        foreach (ref readonly var forecast in forecasts)
        {
            if (!double.IsNaN(forecast.Value))
            {
                all++;
                if (Math.Cbrt(forecast.Value) > PopModel.WetRoot) wet++;
            }

            if (double.IsNaN(forecast.Chance)) continue;
            chances++;
            logits += PopModel.Logit(forecast.Chance);
        }

        PopModel.Describe(terms, Math.Cbrt(value), wet / (double)Math.Max(1, all), chances > 0 ? logits / chances : double.NaN);
        return request.Skill.Pop(terms, request.LeadDays);
    }

    private static int LineageOf(ReadOnlySpan<ForecastValue> forecasts, int index)
    {
        for (var i = 0; i < index; i++)
            if (string.Equals(forecasts[i].Lineage, forecasts[index].Lineage, StringComparison.Ordinal)) return i;
        return index;
    }
}
