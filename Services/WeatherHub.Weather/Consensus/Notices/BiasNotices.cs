using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Consensus.Skill;

namespace WeatherHub.Weather.Consensus.Notices;

/// <summary>Names vendors with a bias too large for a model: a wrong unit, a wrong height, a wrong hour.</summary>
internal static class BiasNotices
{
    internal const string Biased = "vendor_biased";

    /// <summary>In prior standard errors.</summary>
    private const double Gross = 2;

    /// <summary>Lead times in days: two bins that every hourly forecast has.</summary>
    private static readonly double[] Leads = [0.1, 0.6];

    internal static IEnumerable<MergeNotice> Of(MergeSkill skill, Member[] members)
    {
        foreach (var quantity in Quantity.Hourly)
        {
            if (skill.Of(quantity.Variable) is not { } known) continue;
            foreach (var member in members)
            {
                if (member.ColumnOf(quantity.Variable, 0) is null || !HasGrossBias(known, member.Provider)) continue;
                var detail = $"off in {quantity.Name} by more than twice the usual error, always to one side; "
                    + "corrected by what stations observed";
                yield return new MergeNotice(Biased, member.Provider, $"/hourly/{quantity.Name}", detail);
            }
        }
    }

    private static bool HasGrossBias(QuantitySkill skill, string provider)
    {
        var track = skill.TrackOf(provider);
        foreach (var lead in Leads)
            if (Math.Abs(track.At(lead).Bias) > Gross * ErrorSpace.PriorScale(skill.Quantity.Variable, lead)) return true;
        return false;
    }
}
