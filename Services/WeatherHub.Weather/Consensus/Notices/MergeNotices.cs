using WeatherHub.Weather.Consensus.Hourly;
using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Units;
using WeatherHub.Weather.Consensus.Skill;

namespace WeatherHub.Weather.Consensus.Notices;

/// <summary>Notices about how an answer was made: one for a vendor and variable, not one an hour.</summary>
public static class MergeNotices
{
    /// <summary>Physically impossible values in vendors' reports: one notice for a report and variable.</summary>
    public static IEnumerable<MergeNotice> OfBounds(IEnumerable<Report> reports) =>
        from report in reports
        from rejection in report.Rejections
        where rejection.Count > 0
        let block = report.Kind.Blocks[0]
        let name = VariableFacts.Of(rejection.Variable).Name
        let pointer = MergedChannels.Published.Contains(rejection.Variable) ? $"/{block}/{name}" : $"/{block}"
        let detail = $"{Times(rejection.Count, "value")} of {name} physically impossible; dropped"
        select new MergeNotice("values_out_of_bounds", report.Provider, pointer, detail, rejection.Count);

    /// <summary>Exclusions, outliers and disputes of a block.</summary>
    internal static IEnumerable<MergeNotice> OfBlock(
        string block, IEnumerable<Variable> variables, MergedChannels channels, Ensemble ensemble, int start, int count)
    {
        foreach (var notice in ExclusionNotices.OfBlock(block, variables, channels, ensemble, start, count)) yield return notice;
        foreach (var variable in variables)
        {
            var (channel, name) = (channels[variable], VariableFacts.Of(variable).Name);
            for (var member = 0; member < ensemble.Members.Length; member++)
            {
                var provider = ensemble.Members[member].Provider;
                if (ensemble.Assessment.ExclusionOf(provider, variable) is not null) continue;
                if (CountRejected(channel, member, start, count) is not (> 0 and var values)) continue;
                var detail = $"{Times(values, "value")} of {name} outvoted by the other vendors";
                yield return new MergeNotice(MergeNotice.Rejected, provider, $"/{block}/{name}", detail, values);
            }

            var disputed = channel.Disputed.Slice(start, count).Count(true);
            if (disputed == 0 || ensemble.Assessment.ConflictOn(variable) != 0) continue;
            var detailOfSteps = $"two opinions too far apart for both to be right at {Times(disputed, "step")}";
            yield return new MergeNotice(MergeNotice.Disagree, null, $"/{block}/{name}", detailOfSteps, disputed);
        }
    }

    /// <summary>Anomalies that verification finds in vendors, at the lead times of the answer.</summary>
    internal static IEnumerable<MergeNotice> OfAnomalies(MergeSkill skill, Ensemble ensemble, MergeWindow window)
    {
        var leads = Array.ConvertAll(ensemble.Members.ToArray(), member => LeadsOf(member, window));
        foreach (var quantity in Quantity.Hourly)
        {
            if (skill.Of(quantity.Variable) is not { } known) continue;
            for (var i = 0; i < leads.Length; i++)
            {
                var member = ensemble.Members[i];
                if (member.ColumnOf(quantity.Variable, i) is null) continue;
                if (AnomalyOf(known.TrackOf(member.Provider), leads[i]) is not { } anomaly) continue;
                var reason = anomaly == VendorAnomaly.Stuck
                    ? "says the same again and again while it changes" : "was further off in the last days than it used to be";
                var detail = $"{reason}; its {quantity.Name} counts for less";
                yield return new MergeNotice(MergeNotice.Suspect, member.Provider, $"/hourly/{quantity.Name}", detail);
            }
        }
    }

    internal static IReadOnlyList<MergeNotice> Sorted(IEnumerable<MergeNotice> notices) =>
    [
        .. notices.OrderBy(notice => notice.Code, StringComparer.Ordinal)
            .ThenBy(notice => notice.Pointer, StringComparer.Ordinal).ThenBy(notice => notice.Provider, StringComparer.Ordinal),
    ];

    internal static string Times(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    internal static int CountRejected(MergedChannel channel, int member, int start, int count)
    {
        var rejected = 0;
        for (var step = start; step < start + count; step++) rejected += (int)(channel.Rejected[step] >> member & 1);
        return rejected;
    }

    private static VendorAnomaly? AnomalyOf(ErrorTrack track, uint leads)
    {
        for (var lead = 0; lead < LeadTimeBins.Count; lead++)
            if ((leads >> lead & 1) != 0 && track.AnomalyIn(lead) is { } anomaly) return anomaly;
        return null;
    }

    /// <summary>The lead-time bins of the hours shown, as bits.</summary>
    private static uint LeadsOf(Member member, MergeWindow window)
    {
        uint leads = 0;
        for (var step = window.FirstHour; step < window.FirstHour + window.Hours; step++)
            leads |= 1U << LeadTimeBins.IndexOf(member.LeadDays(step));
        return leads;
    }
}
