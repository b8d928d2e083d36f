using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Physics;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Weather.Consensus.Notices;

/// <summary>Names vendors whose numbers are for so different a height that they are left out of temperature and what follows from it, block by block.</summary>
internal static class HeightNotices
{
    internal const string Code = "height_differs";

    internal static IEnumerable<MergeNotice> Of(ReferenceHeight? wanted, IEnumerable<HeightCorrected> reports) =>
        from item in reports
        where item.LeftOut is not null
        from block in item.Report.Kind == ReportKind.Current ? (string[])["current"] : ["current", "daily", "hourly"]
        group item by (item.Report.Provider, Block: block) into one
        let furthest = one.MaxBy(item => double.IsNaN(item.LeftOut!.Value) ? double.MaxValue : Math.Abs(item.LeftOut!.Value))!
        select new MergeNotice(Code, one.Key.Provider, $"/{one.Key.Block}", Detail(wanted!.Value, furthest.LeftOut!.Value));

    private static string Detail(ReferenceHeight wanted, double difference)
    {
        var where = wanted.IsAsked ? "the elevation asked for" : "the ground at the place";
        var why = double.IsNaN(difference)
            ? "does not say for what height its numbers are"
            : FormattableString.Invariant(
                $"speaks for {wanted.Metres + difference:0} m, {Math.Abs(difference):0} m {(difference < 0 ? "below" : "above")} {where}; at most {LapseRate.Reach:0} m are corrected");
        return $"{why}: its temperature, dew point, humidity and feels-like are left out";
    }
}
