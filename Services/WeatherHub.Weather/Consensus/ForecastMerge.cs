using WeatherHub.Weather.Astronomy;
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
        var skills = new Skills(request);
        VendorErrors errors = skills.TrackOf;
        var window = MergeWindow.Of(request);
        HeightCorrected[] corrected = [.. request.Reports.Select(report => HeightCorrection.Bring(report, request.Height))];
        var roster = new Roster(corrected.Select(item => item.Report));
        var assessment = VendorAssessment.Of(request, roster, skills);
        using var current = new CurrentMerge(request, roster, window.Axis[window.FirstHour], skills, assessment);

        var several = request.Mode == MergeMode.Consensus;
        var only = several ? null : BestVendor.Of(roster.Hours(window.Axis), window.Axis, assessment) ?? roster.FirstWithDays();
        var members = roster.Hours(window.Axis, only);
        if (several) Array.ForEach(members, member => member.CompleteHumidity());
        var witness = request.Inquiry is { } inquiry ? new Witness(inquiry, window) : null;
        var panel = new Panel(members, window.Axis, errors)
        {
            Assessment = assessment,
            Anchor = current.AnchorOn(window.Axis),
            Usual = skills.UsualOf,
            Witness = witness,
        };
        using var tracks = Tracks.Merge(panel);
        Moisture.Complete(tracks, panel, several);
        Coherence.Hold(tracks);
        var sky = Sky.Derive(tracks, panel);

        var isDay = new bool[window.Axis.Count];
        for (var step = 0; step < isDay.Length; step++) isDay[step] = Sun.IsUp(request.Place, window.Axis[step]);
        var daily = new DailyMerge(
            request, window, tracks, sky, isDay, new DailyOutlooks(roster, errors, assessment, only), new DailyConfidence(skills, window),
            new DailyAmounts(skills, window, tracks));

        var (hourly, days) = (Hourly(window, roster.Writer, skills, tracks, sky, isDay), daily.Merge(roster.Writer));

        return new MergedForecast(
            current.Merge(),
            hourly,
            days with { Behind = !request.KeepsHours ? null : HoursBehind.Of(request.Zone, window, new DerivedHours(tracks, sky, isDay), skills, hourly, days) },
            Notices.Sorted(
                Notices.OfBounds(roster.Reports)
                    .Concat(HeightNotices.Of(request.Height, corrected))
                    .Concat(current.NoticesOf())
                    .Concat(Notices.OfSuspects(skills, panel, window))
                    .Concat(Corrections.Of(skills, members))
                    .Concat(Notices.OfMerge("hourly", Tracks.Shown, tracks, panel, window.FirstHour, window.Hours))
                    .Concat(AssessmentNotices.OfDays(tracks, panel, window))),
            skills.Of(Variable.Temperature)?.Verifications ?? 0)
        {
            Elevation = request.Height?.Metres,
            Accounts = witness?.Accounts ?? [],
            Series = witness?.SeriesOf(panel) ?? [],
        };
    }

    private static MergedHourly Hourly(MergeWindow window, ProvenanceWriter writer, Skills skills, Tracks tracks, Sky sky, bool[] isDay)
    {
        var (start, count) = (window.FirstHour, window.Hours);
        return new MergedHourly(
            window.HourlyAxis,
            Tracks.Shown.ToDictionary(variable => variable, variable => writer.Column(tracks[variable], start, count) with { Confidence = skills.ConfidenceOf(variable, tracks[variable], start, count) }),
            sky.TypesOf(writer, start, count),
            sky.ConditionsOf(writer, start, count),
            new MergedWords<bool>(
                Array.ConvertAll(isDay[start..(start + count)], up => (bool?)up),
                count > 0 ? [new ProvenanceRun(0, count, MergeMethods.Astronomical, [])] : []));
    }
}
