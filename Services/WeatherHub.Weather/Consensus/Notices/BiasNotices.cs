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

    internal static IEnumerable<MergeNotice> Of(MergeSkill skill, Member[] members) =>
        from quantity in Quantity.Hourly
        let known = skill.Of(quantity.Variable)
        where known is not null
        from member in members
        where member.ColumnOf(quantity.Variable, 0) is not null && HasGrossBias(known, member.Provider)
        select new MergeNotice(
            Biased,
            member.Provider,
            $"/hourly/{quantity.Name}",
            $"off in {quantity.Name} by more than twice the usual error, always to one side; corrected by what stations observed");

    private static bool HasGrossBias(QuantitySkill skill, string provider)
    {
        var track = skill.TrackOf(provider);
        return Array.Exists(Leads, lead => Math.Abs(track.At(lead).Bias) > Gross * ErrorSpace.PriorScale(skill.Quantity.Variable, lead));
    }
}
