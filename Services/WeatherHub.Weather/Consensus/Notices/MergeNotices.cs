using WeatherHub.Weather.Consensus.Hourly;
using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Units;
using WeatherHub.Weather.Consensus.Skill;

namespace WeatherHub.Weather.Consensus.Notices;

/// <summary>What a caller should know about how an answer was made: one notice for a vendor and variable, not one an hour.</summary>
public static class MergeNotices
{
    /// <summary>Values that vendors sent and physics forbids: one notice for a report and variable.</summary>
    public static IEnumerable<MergeNotice> OfBounds(IEnumerable<Report> reports) =>
        from report in reports
        from rejection in report.Rejections
        where rejection.Count > 0
        let block = report.Kind == ReportKind.Current ? "current" : "hourly"
        let name = VariableFacts.Of(rejection.Variable).Name
        let pointer = MergedChannels.Shown.Contains(rejection.Variable) ? $"/{block}/{name}" : $"/{block}"
        select new MergeNotice(
            "values_out_of_bounds", report.Provider, pointer, $"{Times(rejection.Count, "value")} of {name} physically impossible; dropped", rejection.Count);

    internal static IEnumerable<MergeNotice> OfMerge(
        string block, IEnumerable<Variable> variables, MergedChannels tracks, Ensemble panel, int start, int count) =>
        ExclusionNotices.OfBlock(block, variables, tracks, panel, start, count).Concat(OfSteps(block, variables, tracks, panel, start, count));

    private static IEnumerable<MergeNotice> OfSteps(
        string block, IEnumerable<Variable> variables, MergedChannels tracks, Ensemble panel, int start, int count)
    {
        foreach (var variable in variables)
        {
            var track = tracks[variable];
            var name = VariableFacts.Of(variable).Name;
            for (var member = 0; member < panel.Members.Length; member++)
            {
                var hours = 0;
                if (panel.Assessment.FindingOf(panel.Members[member].Provider, variable) is not null) continue;
                for (var step = start; step < start + count; step++) hours += (int)(track.Outvoted[step] >> member & 1);
                if (hours > 0)
                    yield return new MergeNotice(
                        MergeNotice.Rejected, panel.Members[member].Provider, $"/{block}/{name}", $"{Times(hours, "value")} of {name} outvoted by the other vendors", hours);
            }

            var disputed = track.Disputed.Slice(start, count).Count(true);
            if (disputed > 0 && panel.Assessment.AtOddsOn(variable) == 0)
                yield return new MergeNotice(
                    MergeNotice.Disagree, null, $"/{block}/{name}", $"two opinions too far apart for both to be right at {Times(disputed, "step")}", disputed);
        }
    }

    /// <summary>Vendors that verification found in trouble, at the lead times that are answered.</summary>
    internal static IEnumerable<MergeNotice> OfSuspects(MergeSkill skills, Ensemble panel, MergeWindow window)
    {
        var leads = Array.ConvertAll(panel.Members.ToArray(), member => LeadsOf(member, window));
        foreach (var quantity in Quantity.Hourly)
        {
            if (skills.Of(quantity.Variable) is not { } skill) continue;
            for (var i = 0; i < leads.Length; i++)
            {
                var member = panel.Members[i];
                if (member.ColumnOf(quantity.Variable, i) is null || AnomalyOf(skill.TrackOf(member.Provider), leads[i]) is not { } suspicion) continue;
                var why = suspicion == VendorAnomaly.Stuck ? "says the same again and again while it changes" : "was further off in the last days than it used to be";
                yield return new MergeNotice(MergeNotice.Suspect, member.Provider, $"/hourly/{quantity.Name}", $"{why}; its {quantity.Name} counts for less");
            }
        }
    }

    private static VendorAnomaly? AnomalyOf(ErrorTrack track, uint leads)
    {
        for (var lead = 0; lead < LeadTimeBins.Count; lead++)
            if ((leads >> lead & 1) != 0 && track.AnomalyIn(lead) is { } suspicion) return suspicion;
        return null;
    }

    private static uint LeadsOf(Member member, MergeWindow window)
    {
        uint leads = 0;
        for (var step = window.FirstHour; step < window.FirstHour + window.Hours; step++) leads |= 1U << LeadTimeBins.IndexOf(member.LeadDays(step));
        return leads;
    }

    internal static IReadOnlyList<MergeNotice> Sorted(IEnumerable<MergeNotice> notices) =>
        [.. notices.OrderBy(notice => notice.Code, StringComparer.Ordinal).ThenBy(notice => notice.Pointer, StringComparer.Ordinal)
            .ThenBy(notice => notice.Provider, StringComparer.Ordinal)];

    internal static string Times(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}
