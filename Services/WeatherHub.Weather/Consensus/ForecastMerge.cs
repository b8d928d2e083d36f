using WeatherHub.Weather.Astronomy;
using WeatherHub.Weather.Consensus.Current;
using WeatherHub.Weather.Consensus.Daily;
using WeatherHub.Weather.Consensus.Explain;
using WeatherHub.Weather.Consensus.Hourly;
using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Consensus.Notices;
using WeatherHub.Weather.Consensus.Rejection;
using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Consensus;

/// <summary>Merges many reports into one forecast. Pure: equal requests give equal answers, whatever the order of the reports.</summary>
public static class ForecastMerge
{
    /// <summary>Merges by the vendors' verified errors, or by prior ones.</summary>
    public static MergedForecast Merge(MergeRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var skill = new MergeSkill(request);
        var window = MergeWindow.Of(request);
        HeightCorrected[] corrected = [.. request.Reports.Select(report => HeightCorrection.Bring(report, request.Height))];
        var input = new EnsembleInput(corrected.Select(item => item.Report));
        var assessment = VendorAssessment.Of(request, input, skill);
        using var current = new CurrentMerge(request, input, window.Now, skill, assessment);

        var several = request.Mode == MergeMode.Consensus;
        var only = several ? null : BestProvider.Of(input.Hours(window.Axis), window.Axis, assessment) ?? input.FirstWithDays();
        var members = input.Hours(window.Axis, only);
        if (several) Array.ForEach(members, member => member.CompleteHumidity());
        var shown = window.FirstHour..(window.FirstHour + window.Hours);
        var trace = request.Explain is { } explain ? new MergeTrace(explain, window.Axis, shown) : null;
        var ensemble = new Ensemble(members, window.Axis, skill.ErrorTrackOf, assessment)
        {
            Observation = current.ReferenceOn(window.Axis),
            Climate = skill.ClimateNormalOf,
            Trace = trace,
        };
        using var channels = ensemble.Merge();
        PhysicalConsistency.Apply(channels, ensemble, several);
        var isDay = new bool[window.Axis.Count];
        for (var step = 0; step < isDay.Length; step++) isDay[step] = Sun.IsUp(request.Place, window.Axis[step]);
        var hours = new MergedHours(channels, new DerivedConditions(channels, ensemble), isDay);

        var hourly = Hourly(window, input.Writer, skill, hours);
        var vendorDays = new VendorDays(input, skill.ErrorTrackOf, assessment, only);
        var daily = new DailyMerge(request.Place, window, hours, vendorDays, skill).Merge(input.Writer);
        if (request.KeepsSourceHours) daily = daily with { Hours = new SourceHours(request.Zone, window, hours, skill, hourly, daily) };
        return new MergedForecast(
            current.Merge(),
            hourly,
            daily,
            MergeNotices.Sorted(
                MergeNotices.OfBounds(input.Reports)
                    .Concat(HeightNotices.Of(request.Height, corrected))
                    .Concat(current.Notices())
                    .Concat(MergeNotices.OfAnomalies(skill, ensemble, window))
                    .Concat(BiasNotices.Of(skill, members))
                    .Concat(MergeNotices.OfBlock("hourly", MergedChannels.Published, channels, ensemble, window.FirstHour, window.Hours))
                    .Concat(ExclusionNotices.OfDays(channels, ensemble, window))),
            skill.Of(Variable.Temperature)?.Verifications ?? 0)
        {
            Elevation = request.Height?.Metres,
            Traces = trace?.Values ?? [],
            Series = trace is null ? [] : SeriesOf(ensemble, trace.Variable, window.FirstHour, window.Hours),
        };
    }

    private static MergedHourly Hourly(MergeWindow window, ProvenanceWriter writer, MergeSkill skill, MergedHours hours)
    {
        var (start, count) = (window.FirstHour, window.Hours);
        List<ProvenanceRun> astronomical = count > 0 ? [new ProvenanceRun(0, count, MergeMethodNames.Astronomical, [])] : [];
        return new MergedHourly(
            window.HourlyAxis,
            MergedChannels.Published.ToDictionary(variable => variable, variable => writer.Column(hours[variable], start, count) with
            {
                Confidence = skill.ConfidenceOf(variable, hours[variable], start, count),
            }),
            hours.Conditions.TypesOf(writer, start, count),
            hours.Conditions.ConditionsOf(writer, start, count),
            new MergedCategories<bool>(Array.ConvertAll(hours.IsDay[start..(start + count)], up => (bool?)up), astronomical));
    }

    private static List<MemberSeries> SeriesOf(Ensemble ensemble, Variable variable, int first, int count)
    {
        List<MemberSeries> series = [];
        foreach (var member in ensemble.Members)
            if (member.ColumnOf(variable, 0) is not null)
                series.Add(
                    new MemberSeries(
                        member.Provider,
                        member.Lineage,
                        [.. Enumerable.Range(first, count).Select(step => member.At(variable, step))]));
        return series;
    }
}
