using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Consensus.Skill;
using WeatherHub.Weather.Physics;
using WeatherHub.Weather.Reports;

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

/// <summary>Names, by block, vendors whose height is too different for their temperature and what follows from it to be used.</summary>
internal static class HeightNotices
{
    internal const string Code = "height_differs";

    internal static IEnumerable<MergeNotice> Of(ReferenceHeight? wanted, IEnumerable<HeightCorrected> reports) =>
        from item in reports
        where item.LeftOut is not null
        from block in item.Report.Kind.Blocks.Order(StringComparer.Ordinal)
        group item.LeftOut!.Value by (item.Report.Provider, Block: block) into vendor
        let furthest = vendor.MaxBy(height => double.IsNaN(height) ? double.MaxValue : Math.Abs(height))
        select new MergeNotice(Code, vendor.Key.Provider, $"/{vendor.Key.Block}", Detail(wanted!.Value, furthest));

    private static string Detail(ReferenceHeight wanted, double difference)
    {
        var place = wanted.IsAsked ? "the elevation asked for" : "the ground at the place";
        var side = difference < 0 ? "below" : "above";
        var reason = double.IsNaN(difference)
            ? "does not say for what height its numbers are"
            : FormattableString.Invariant($"speaks for {wanted.Metres + difference:0} m, {Math.Abs(difference):0} m {side} {place}; ")
                + FormattableString.Invariant($"at most {LapseRate.Reach:0} m are corrected");
        return $"{reason}: its temperature, dew point, humidity and feels-like are left out";
    }
}
