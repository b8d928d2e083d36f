using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Physics;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Weather.Consensus.Notices;

/// <summary>Names, by block, vendors whose height is too different for their temperature and what follows from it to be used.</summary>
internal static class HeightNotices
{
    internal const string Code = "height_differs";

    internal static IEnumerable<MergeNotice> Of(ReferenceHeight? wanted, IEnumerable<HeightCorrected> reports) =>
        from item in reports
        where item.LeftOut is not null
        from block in item.Report.Kind == ReportKind.Current ? (string[])["current"] : ["current", "daily", "hourly"]
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
