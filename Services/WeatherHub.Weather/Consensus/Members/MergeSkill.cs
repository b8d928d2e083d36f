using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Consensus.Skill;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Consensus.Members;

/// <summary>What one merge knows of vendors' errors. A vendor that speaks alone speaks for itself: nothing learned changes its words.</summary>
internal sealed class MergeSkill(MergeRequest request)
{
    private readonly QuantitySkill?[] known = new QuantitySkill?[VariableFacts.All.Length];
    private readonly ErrorTrack?[] priors = new ErrorTrack?[VariableFacts.All.Length];

    /// <summary>What is known of a variable; null where nothing is ever learned of it, or one vendor speaks alone.</summary>
    internal QuantitySkill? Of(Variable variable)
    {
        if (request.Mode != MergeMode.Consensus || Quantity.Of(variable) is not { } quantity) return null;
        return known[(int)variable] ??= request.Skill?.Invoke(quantity) ?? QuantitySkill.Prior(quantity);
    }

    internal ErrorTrack TrackOf(string provider, Variable variable) =>
        Of(variable)?.TrackOf(provider) ?? (priors[(int)variable] ??= ErrorTrack.Prior(variable));

    internal ClimateNormal? UsualOf(Variable variable, DateTimeOffset time) =>
        Of(variable) is { } skill ? ClimateNormal.Of(skill, request.Place.Latitude, time, request.Height?.Metres ?? 0) : null;

    /// <summary>How sure each step of a track is; null where nothing can be said of it.</summary>
    /// <param name="variable">What the track is of.</param>
    /// <param name="track">The merged values.</param>
    /// <param name="start">The first step wanted, which is now.</param>
    /// <param name="count">How many.</param>
    /// <param name="hoursAhead">How far ahead each is; its place in the track without it.</param>
    internal ConfidenceColumn? ConfidenceOf(Variable variable, MergedChannel track, int start, int count, ReadOnlySpan<int> hoursAhead = default)
    {
        if (Of(variable) is not { } skill) return null;
        var column = new ConfidenceColumn(new double[count], new double[count], new double[count], new byte[count]);
        var (apart, blended) = (0.0, 0);
        for (var i = 0; i < count; i++)
        {
            var step = start + i;
            var days = (hoursAhead.IsEmpty ? i : hoursAhead[i]) / 24.0;
            var sure = track.Has(step) ? skill.ConfidenceIn(track.Values[step], track.Spread[step], days) : new Confidence(double.NaN, double.NaN, double.NaN);
            (column.Level[i], column.P10[i], column.P90[i], column.Lineages[i]) = (sure.Level, sure.P10, sure.P90, track.Has(step) ? track.Lineages[step] : (byte)0);
            if (!track.Has(step) || track.Lineages[step] < 2 || float.IsNaN(track.Spread[step])) continue;
            apart += Math.Sqrt(track.Spread[step]) / ErrorSpace.PriorScale(variable, 0);
            blended++;
        }

        return blended == 0 ? column : column with { Disagreement = apart / blended };
    }
}
