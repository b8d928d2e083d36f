using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Consensus;

/// <summary>What a caller should know about how an answer was made: one notice for a vendor and variable, not one an hour.</summary>
internal static class Notices
{
    internal static IEnumerable<MergeNotice> OfBounds(IEnumerable<Report> reports) =>
        from report in reports
        from rejection in report.Rejections
        where rejection.Count > 0
        let block = report.Product == Product.Current ? "current" : "hourly"
        let name = VariableFacts.Of(rejection.Variable).Name
        let pointer = Tracks.Shown.Contains(rejection.Variable) ? $"/{block}/{name}" : $"/{block}"
        select new MergeNotice(
            "values_out_of_bounds", report.Provider, pointer, $"{Times(rejection.Count, "value")} of {name} physically impossible; dropped");

    internal static IEnumerable<MergeNotice> OfMerge(
        string block, IEnumerable<Variable> variables, Tracks tracks, Panel panel, int start, int count)
    {
        foreach (var variable in variables)
        {
            var track = tracks[variable];
            var name = VariableFacts.Of(variable).Name;
            for (var member = 0; member < panel.Members.Length; member++)
            {
                var hours = 0;
                for (var step = start; step < start + count; step++) hours += (int)(track.Outvoted[step] >> member & 1);
                if (hours > 0)
                    yield return new MergeNotice(
                        "values_rejected", panel.Members[member].Provider, $"/{block}/{name}", $"{Times(hours, "value")} of {name} outvoted by the other vendors");
            }

            var disputed = track.Disputed.Slice(start, count).Count(true);
            if (disputed > 0)
                yield return new MergeNotice(
                    "vendors_disagree", null, $"/{block}/{name}", $"two opinions too far apart for both to be right at {Times(disputed, "step")}");
        }
    }

    internal static IReadOnlyList<MergeNotice> Sorted(IEnumerable<MergeNotice> notices) =>
        [.. notices.OrderBy(notice => notice.Code, StringComparer.Ordinal).ThenBy(notice => notice.Pointer, StringComparer.Ordinal)
            .ThenBy(notice => notice.Provider, StringComparer.Ordinal)];

    private static string Times(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}
