using WeatherHub.Weather.Consensus.Daily;
using WeatherHub.Weather.Consensus.Hourly;
using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Consensus.Notices;

/// <summary>What an assessment of vendors means for each block of an answer: one notice for a vendor and variable, or for a vendor and block.</summary>
internal static class ExclusionNotices
{
    private static readonly (DailyVariable Daily, Variable Hourly)[] Extremes =
    [
        (DailyVariable.TemperatureMax, Variable.Temperature),
        (DailyVariable.TemperatureMin, Variable.Temperature),
        (DailyVariable.PrecipitationSum, Variable.Precipitation),
        (DailyVariable.PrecipitationProbabilityMax, Variable.PrecipitationProbability),
        (DailyVariable.SnowfallSum, Variable.Snowfall),
        (DailyVariable.WindSpeedMax, Variable.WindSpeed),
        (DailyVariable.WindGustMax, Variable.WindGust),
        (DailyVariable.UvIndexMax, Variable.UvIndex),
    ];

    /// <summary>What sentences and conditions about a day are made of.</summary>
    private static readonly Variable[] Spoken = [Variable.Temperature, Variable.WindSpeed, Variable.Precipitation];

    /// <summary>For a block of hours, or the present.</summary>
    internal static IEnumerable<MergeNotice> OfBlock(string block, IEnumerable<Variable> variables, MergedChannels tracks, Ensemble panel, int start, int count)
    {
        if (panel.Assessment.IsClear) return [];
        return Of(block, variables.Select(variable => (VariableFacts.Of(variable).Name, variable)), tracks, panel, start, count);
    }

    /// <summary>For the days, from the hours that they are made of.</summary>
    internal static IEnumerable<MergeNotice> OfDays(MergedChannels tracks, Ensemble panel, MergeWindow window)
    {
        if (panel.Assessment.IsClear || window.Days.Count == 0) return [];
        var (first, last) = (new DayHours(window.Axis, window.Days[0]), new DayHours(window.Axis, window.Days[^1]));
        var said = Extremes.Select(pair => (NameOf(pair.Daily), pair.Hourly)).Concat(Spoken.Select(variable => ("summary", variable)));
        return Of("daily", said, tracks, panel, first.First, last.End - first.First).DistinctBy(notice => (notice.Code, notice.Provider, notice.Pointer));
    }

    private static IEnumerable<MergeNotice> Of(
        string block, IEnumerable<(string Name, Variable Variable)> said, MergedChannels tracks, Ensemble panel, int start, int count)
    {
        var assessment = panel.Assessment;
        var whole = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, variable) in said)
        {
            var track = tracks[variable];
            for (var member = 0; member < panel.Members.Length; member++)
            {
                var (provider, values) = (panel.Members[member].Provider, 0);
                if (assessment.FindingOf(provider, variable) is not { } finding) continue;
                for (var step = start; step < start + count; step++) values += (int)(track.Outvoted[step] >> member & 1);
                if (values == 0 || (finding.Variable is null && !whole.Add(provider))) continue;
                yield return new MergeNotice(
                    MergeNotice.Rejected, provider, finding.Variable is null ? $"/{block}" : $"/{block}/{name}",
                    finding.Variable is null
                        ? $"nothing of it is used: {finding.Detail}"
                        : $"{MergeNotices.Times(values, "value")} of {NameOf(variable)} left out: {finding.Detail}",
                    values)
                { MakesPartial = true };
            }

            if (AreAtOdds(track, assessment.AtOddsOn(variable), panel, start, count))
                yield return new MergeNotice(
                    MergeNotice.Disagree, null, $"/{block}/{name}",
                    assessment.IsContested(variable)
                        ? $"two vendors contradict each other on {NameOf(variable)} and nothing tells who is right: both are kept, and levels say so"
                        : $"two vendors contradict each other on {NameOf(variable)}; one is left out")
                { MakesPartial = true };
        }
    }

    private static bool AreAtOdds(MergedChannel track, ulong atOdds, Ensemble panel, int start, int count)
    {
        if (atOdds == 0) return false;
        for (var step = start; step < start + count; step++)
        {
            if ((track.From[step] & atOdds) != 0) return true;
            for (var member = 0; member < panel.Members.Length; member++)
                if ((track.Outvoted[step] >> member & 1) != 0 && (panel.Members[member].Bit & atOdds) != 0) return true;
        }

        return false;
    }

    private static string NameOf(Variable variable) => VariableFacts.Of(variable).Name;

    private static string NameOf(DailyVariable variable)
    {
        var name = variable.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
