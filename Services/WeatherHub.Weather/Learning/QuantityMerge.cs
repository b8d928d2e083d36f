using WeatherHub.Weather.Consensus.Hourly;
using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Consensus.Skill;
using WeatherHub.Weather.Units;
using WeatherHub.Weather.Verification;

namespace WeatherHub.Weather.Learning;

/// <summary>What one vendor said of one quantity at one time.</summary>
/// <param name="Provider">The vendor's id.</param>
/// <param name="Lineage">The first model behind it.</param>
/// <param name="Value">Canonical unit.</param>
/// <param name="Chance">Its probability of rain, 0 to 1, beside an amount; NaN where it gives none.</param>
public readonly record struct ForecastValue(string Provider, string Lineage, double Value, double Chance = double.NaN);

/// <summary>What is asked of a merge of one quantity at one time.</summary>
/// <param name="Skill">What is known of the vendors.</param>
/// <param name="LeadDays">Days from the making of the forecasts to their valid time.</param>
/// <param name="Valid">The time they are for.</param>
/// <param name="Latitude">Of the place, where known.</param>
public readonly record struct PointMergeRequest(QuantitySkill Skill, double LeadDays, DateTimeOffset Valid, double? Latitude);

/// <summary>One value out of many.</summary>
/// <param name="Value">Canonical unit; NaN when nobody said anything possible.</param>
/// <param name="Spread">Variance of the opinions about it, in the space they were merged in.</param>
/// <param name="Outvoted">Who was dropped as an outlier, as bits of their place among the opinions.</param>
/// <param name="RainChance">Probability of rain, 0 to 1; NaN for other quantities.</param>
public readonly record struct PointMergeResult(double Value, double Spread, ulong Outvoted, double RainChance);

/// <summary>
/// Merges what several vendors say of one quantity at one time, by the same rule as a whole forecast. Verification uses it: what was merged is judged as
/// it would have been answered. Not thread-safe; allocates nothing.
/// </summary>
/// <param name="capacity">The most opinions at once.</param>
public sealed class QuantityMerge(int capacity)
{
    private readonly PointMerge point = new(capacity);
    private readonly double[] terms = new double[PopModel.Terms];

    /// <summary>What the probability of rain was made of in the last answer.</summary>
    internal ReadOnlySpan<double> Terms => terms;

    /// <summary>Merges.</summary>
    public PointMergeResult Merge(in PointMergeRequest question, ReadOnlySpan<ForecastValue> said)
    {
        var skill = question.Skill;
        var variable = skill.Quantity.Variable;
        var rule = MergeRules.Of(variable);
        Gather(question, rule, said);
        if (point.Samples.Count == 0) return new PointMergeResult(double.NaN, 0, 0, double.NaN);
        var (outvoted, disputed) = point.Thin(rule == MergeRule.Mean);
        if (disputed && ClimateNormal.Of(skill, question.Latitude, question.Valid) is { } usual) Arbitrate(usual);
        var (value, spread) = Settle(variable, rule);
        return new PointMergeResult(value, spread, outvoted, variable == Variable.Precipitation ? Chance(question, said, value) : double.NaN);
    }

    private void Gather(in PointMergeRequest question, MergeRule rule, ReadOnlySpan<ForecastValue> said)
    {
        var facts = VariableFacts.Of(question.Skill.Quantity.Variable);
        point.Samples.Clear();
        for (var i = 0; i < said.Length; i++)
        {
            ref readonly var opinion = ref said[i];
            if (!(opinion.Value >= facts.Minimum && opinion.Value <= facts.Maximum)) continue;
            var estimate = question.Skill.TrackOf(opinion.Provider).At(question.LeadDays);
            point.Samples.Add(i, LineageOf(said, i), Blend.Unbiased(rule, opinion.Value, estimate.Bias), estimate);
        }
    }

    private void Arbitrate(ClimateNormal usual)
    {
        var opinions = point.Samples;
        for (var i = 0; i < opinions.Count; i++) opinions.Vote[i] *= usual.Trust(opinions.Value[i], opinions.Scale[i]);
    }

    private (double Value, double Spread) Settle(Variable variable, MergeRule rule)
    {
        var facts = VariableFacts.Of(variable);
        var alone = point.Samples.Count == 1;
        var value = Math.Clamp(point.Blend(rule), facts.Minimum, facts.Maximum);
        return (value, alone ? 0 : Blend.Spread(point.Samples, ErrorSpace.To(variable, value)));
    }

    private double Chance(in PointMergeRequest question, ReadOnlySpan<ForecastValue> said, double value)
    {
        int wet = 0, all = 0, chances = 0;
        double logits = 0;
        foreach (ref readonly var opinion in said)
        {
            if (!double.IsNaN(opinion.Value))
            {
                all++;
                if (Math.Cbrt(opinion.Value) > PopModel.WetRoot) wet++;
            }

            if (double.IsNaN(opinion.Chance)) continue;
            chances++;
            logits += PopModel.Logit(opinion.Chance);
        }

        PopModel.Describe(terms, Math.Cbrt(value), wet / (double)Math.Max(1, all), chances > 0 ? logits / chances : double.NaN);
        return question.Skill.RainChance(terms, question.LeadDays);
    }

    private static int LineageOf(ReadOnlySpan<ForecastValue> said, int index)
    {
        for (var i = 0; i < index; i++)
            if (string.Equals(said[i].Lineage, said[index].Lineage, StringComparison.Ordinal)) return i;
        return index;
    }
}
