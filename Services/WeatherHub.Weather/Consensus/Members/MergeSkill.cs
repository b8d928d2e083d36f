using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Consensus.Skill;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Consensus.Members;

/// <summary>From a vendor's id and a variable to what is known of the vendor's errors.</summary>
internal delegate ErrorTrack ErrorTrackLookup(string provider, Variable variable);

/// <summary>What one merge knows of vendors' errors. The values of a vendor that is shown alone are not corrected by it.</summary>
internal sealed class MergeSkill(MergeRequest request)
{
    private readonly QuantitySkill?[] known = new QuantitySkill?[VariableFacts.All.Length];
    private readonly ErrorTrack?[] priors = new ErrorTrack?[VariableFacts.All.Length];

    /// <summary>The skill of a variable; null where none is ever learned, or one vendor is shown alone.</summary>
    internal QuantitySkill? Of(Variable variable)
    {
        if (request.Mode != MergeMode.Consensus || Quantity.Of(variable) is not { } quantity) return null;
        return known[(int)variable] ??= request.Skill?.Invoke(quantity) ?? QuantitySkill.Prior(quantity);
    }

    internal ErrorTrack ErrorTrackOf(string provider, Variable variable) =>
        Of(variable)?.TrackOf(provider) ?? (priors[(int)variable] ??= ErrorTrack.Prior(variable));

    internal ClimateNormal? ClimateNormalOf(Variable variable, DateTimeOffset time) =>
        Of(variable) is { } skill ? ClimateNormal.Of(skill, request.Place.Latitude, time, request.Height?.Metres ?? 0) : null;

    /// <summary>
    /// The confidence of some steps of a channel, the first being now unless lead times are given; null for a variable without skill.
    /// </summary>
    internal ConfidenceColumn? ConfidenceOf(Variable variable, MergedChannel channel, int start, int count, int[]? hoursAhead = null)
    {
        if (Of(variable) is not { } skill) return null;
        var column = ConfidenceColumn.Empty(count);
        var (distance, averaged) = (0.0, 0);
        for (var i = 0; i < count; i++)
        {
            var step = start + i;
            if (!channel.Has(step)) continue;
            var (spread, lineages) = (channel.Spread[step], channel.Lineages[step]);
            column.Set(i, skill.ConfidenceIn(channel.Values[step], spread, (hoursAhead?[i] ?? i) / 24.0), lineages);
            if (lineages < 2 || float.IsNaN(spread)) continue;
            distance += Math.Sqrt(spread) / ErrorSpace.PriorScale(variable, 0);
            averaged++;
        }

        return averaged == 0 ? column : column with { Disagreement = distance / averaged };
    }
}
