using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Consensus.Skill;

namespace WeatherHub.Weather.Consensus.Notices;

/// <summary>Names vendors that are always so far off to one side that it is no property of a model: a wrong unit, a wrong height, a wrong hour.</summary>
internal static class BiasNotices
{
    internal const string Biased = "vendor_biased";

    /// <summary>In standard errors of a forecast of whom nothing is known.</summary>
    private const double Gross = 2;

    /// <summary>Days ahead: two spans of lead that every hourly forecast has.</summary>
    private static readonly double[] Soon = [0.1, 0.6];

    private static readonly (string Pointer, string Detail)[] Words = [.. Quantity.Hourly.Select(quantity => (
        $"/hourly/{quantity.Name}", $"off in {quantity.Name} by more than twice the usual error, always to one side; corrected by what stations observed"))];

    internal static IReadOnlyList<MergeNotice> Of(MergeSkill skills, Member[] members)
    {
        List<MergeNotice>? notices = null;
        for (var i = 0; i < Words.Length; i++)
        {
            var variable = Quantity.Hourly[i].Variable;
            if (skills.Of(variable) is not { } skill) continue;
            foreach (var member in members)
                if (member.ColumnOf(variable, 0) is not null && IsGross(skill, member.Provider))
                    (notices ??= []).Add(new MergeNotice(Biased, member.Provider, Words[i].Pointer, Words[i].Detail));
        }

        return notices ?? [];
    }

    private static bool IsGross(QuantitySkill skill, string provider)
    {
        var track = skill.TrackOf(provider);
        foreach (var lead in Soon)
            if (Math.Abs(track.At(lead).Bias) > Gross * ErrorSpace.PriorScale(skill.Quantity.Variable, lead)) return true;
        return false;
    }
}
