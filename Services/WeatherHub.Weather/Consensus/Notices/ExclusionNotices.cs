using WeatherHub.Weather.Consensus.Daily;
using WeatherHub.Weather.Consensus.Hourly;
using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Consensus.Notices;

/// <summary>What the assessment of vendors means for each block: one notice for a vendor and variable, or a vendor and block.</summary>
internal static class ExclusionNotices
{
    /// <summary>What sentences and conditions of a day are made of.</summary>
    private static readonly Variable[] Summary = [Variable.Temperature, Variable.WindSpeed, Variable.Precipitation];

    internal static IEnumerable<MergeNotice> OfBlock(
        string block, IEnumerable<Variable> variables, MergedChannels channels, Ensemble ensemble, int start, int count) =>
        ensemble.Assessment.IsClear
            ? [] : Of(block, variables.Select(variable => (NameOf(variable), variable)), channels, ensemble, start, count);

    /// <summary>Of the days, by the hours that they are made of.</summary>
    internal static IEnumerable<MergeNotice> OfDays(MergedChannels channels, Ensemble ensemble, MergeWindow window)
    {
        if (ensemble.Assessment.IsClear || window.Days.Count == 0) return [];
        var (start, end) = (new DayHours(window.Axis, window.Days[0]).First, new DayHours(window.Axis, window.Days[^1]).End);
        var fields = DailySource.All.Select(source => (NameOf(source.Daily), source.Hourly))
            .Concat(Summary.Select(variable => ("summary", variable)));
        return Of("daily", fields, channels, ensemble, start, end - start)
            .DistinctBy(notice => (notice.Code, notice.Provider, notice.Pointer));
    }

    private static IEnumerable<MergeNotice> Of(
        string block,
        IEnumerable<(string Name, Variable Variable)> fields,
        MergedChannels channels,
        Ensemble ensemble,
        int start,
        int count)
    {
        var assessment = ensemble.Assessment;
        var noticed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, variable) in fields)
        {
            var channel = channels[variable];
            for (var member = 0; member < ensemble.Members.Length; member++)
            {
                var provider = ensemble.Members[member].Provider;
                if (assessment.ExclusionOf(provider, variable) is not { } exclusion) continue;
                var values = MergeNotices.CountRejected(channel, member, start, count);
                if (values == 0) continue;
                if (exclusion.Variable is not null)
                {
                    var detail = $"{MergeNotices.Times(values, "value")} of {NameOf(variable)} left out: {exclusion.Detail}";
                    var notice = new MergeNotice(MergeNotice.Rejected, provider, $"/{block}/{name}", detail, values);
                    yield return notice with { MakesPartial = true };
                }
                else if (noticed.Add(provider))
                {
                    var detail = $"nothing of it is used: {exclusion.Detail}";
                    yield return new MergeNotice(MergeNotice.Rejected, provider, $"/{block}", detail, values) { MakesPartial = true };
                }
            }

            if (!IsInConflict(channel, assessment.ConflictOn(variable), ensemble, start, count)) continue;
            var result = assessment.IsUnresolved(variable)
                ? " and nothing tells who is right: both are kept, and levels say so" : "; one is left out";
            var contradiction = $"two vendors contradict each other on {NameOf(variable)}{result}";
            yield return new MergeNotice(MergeNotice.Disagree, null, $"/{block}/{name}", contradiction) { MakesPartial = true };
        }
    }

    /// <summary>Whether one of two vendors in conflict is in the values, or rejected from them.</summary>
    private static bool IsInConflict(MergedChannel channel, ulong conflict, Ensemble ensemble, int start, int count)
    {
        var rejected = 0UL;
        for (var member = 0; member < ensemble.Members.Length; member++)
            if ((ensemble.Members[member].Bit & conflict) != 0) rejected |= 1UL << member;
        for (var step = start; step < start + count; step++)
            if ((channel.Sources[step] & conflict) != 0 || (channel.Rejected[step] & rejected) != 0) return true;
        return false;
    }

    private static string NameOf(Variable variable) => VariableFacts.Of(variable).Name;

    private static string NameOf(DailyVariable variable)
    {
        var name = variable.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
