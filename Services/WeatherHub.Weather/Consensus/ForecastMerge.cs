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

/// <summary>Many reports in, one forecast out. Pure: equal requests give equal answers, whatever order the reports are in.</summary>
public static class ForecastMerge
{
    /// <summary>Merges with what verification knows of vendors, or as on day one.</summary>
    public static MergedForecast Merge(MergeRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var skills = new MergeSkill(request);
        ErrorTrackLookup errors = skills.TrackOf;
        var window = MergeWindow.Of(request);
        HeightCorrected[] corrected = [.. request.Reports.Select(report => HeightCorrection.Bring(report, request.Height))];
        var roster = new EnsembleInput(corrected.Select(item => item.Report));
        var assessment = VendorAssessment.Of(request, roster, skills);
        using var current = new CurrentMerge(request, roster, window.Axis[window.FirstHour], skills, assessment);

        var several = request.Mode == MergeMode.Consensus;
        var only = several ? null : BestProvider.Of(roster.Hours(window.Axis), window.Axis, assessment) ?? roster.FirstWithDays();
        var members = roster.Hours(window.Axis, only);
        if (several) Array.ForEach(members, member => member.CompleteHumidity());
        var witness = request.Explain is { } inquiry ? new MergeTrace(inquiry, window) : null;
        var panel = new Ensemble(members, window.Axis, errors)
        {
            Assessment = assessment,
            ObservationReference = current.AnchorOn(window.Axis),
            ClimateNormal = skills.UsualOf,
            MergeTrace = witness,
        };
        using var tracks = MergedChannels.Merge(panel);
        HumidityCompletion.Complete(tracks, panel, several);
        WindConsistency.Hold(tracks);
        var sky = DerivedConditions.Derive(tracks, panel);

        var isDay = new bool[window.Axis.Count];
        for (var step = 0; step < isDay.Length; step++) isDay[step] = Sun.IsUp(request.Place, window.Axis[step]);
        var daily = new DailyMerge(
            request, window, tracks, sky, isDay, new VendorDays(roster, errors, assessment, only), new DailyExtremeConfidence(skills, window),
            new DailyTotalConfidence(skills, window, tracks));

        var (hourly, days) = (Hourly(window, roster.Writer, skills, tracks, sky, isDay), daily.Merge(roster.Writer));

        return new MergedForecast(
            current.Merge(),
            hourly,
            days with { Behind = !request.KeepsSourceHours ? null : SourceHours.Of(request.Zone, window, new DerivedHours(tracks, sky, isDay), skills, hourly, days) },
            MergeNotices.Sorted(
                MergeNotices.OfBounds(roster.Reports)
                    .Concat(HeightNotices.Of(request.Height, corrected))
                    .Concat(current.NoticesOf())
                    .Concat(MergeNotices.OfSuspects(skills, panel, window))
                    .Concat(BiasNotices.Of(skills, members))
                    .Concat(MergeNotices.OfMerge("hourly", MergedChannels.Shown, tracks, panel, window.FirstHour, window.Hours))
                    .Concat(ExclusionNotices.OfDays(tracks, panel, window))),
            skills.Of(Variable.Temperature)?.Verifications ?? 0)
        {
            Elevation = request.Height?.Metres,
            Traces = witness?.Traces ?? [],
            Series = witness?.SeriesOf(panel) ?? [],
        };
    }

    private static MergedHourly Hourly(MergeWindow window, ProvenanceWriter writer, MergeSkill skills, MergedChannels tracks, DerivedConditions sky, bool[] isDay)
    {
        var (start, count) = (window.FirstHour, window.Hours);
        return new MergedHourly(
            window.HourlyAxis,
            MergedChannels.Shown.ToDictionary(variable => variable, variable => writer.Column(tracks[variable], start, count) with { Confidence = skills.ConfidenceOf(variable, tracks[variable], start, count) }),
            sky.TypesOf(writer, start, count),
            sky.ConditionsOf(writer, start, count),
            new MergedCategories<bool>(
                Array.ConvertAll(isDay[start..(start + count)], up => (bool?)up),
                count > 0 ? [new ProvenanceRun(0, count, MergeMethodNames.Astronomical, [])] : []));
    }
}
