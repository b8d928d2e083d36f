using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Series;

namespace WeatherHub.Weather.Consensus.Members;

/// <summary>The steps of a merge, wide enough for whole local days, and the hours of them that are shown.</summary>
internal sealed record MergeWindow(TimeAxis Axis, int FirstHour, int Hours, IReadOnlyList<LocalDay> Days)
{
    /// <summary>The start of the hour that contains the moment of the request.</summary>
    internal DateTimeOffset Now => Axis[FirstHour];

    internal TimeAxis HourlyAxis => new(Axis[FirstHour], Hours);

    internal static MergeWindow Of(MergeRequest request)
    {
        var days = LocalDays.From(request.Zone, request.Now, request.Days);
        var now = TimeAxis.Floor(request.Now);
        var start = days.Count > 0 && days[0].Start < now ? TimeAxis.Floor(days[0].Start) : now;
        var end = now + request.Hours * TimeAxis.Step;
        if (days.Count > 0 && days[^1].End > end) end = days[^1].End;
        var axis = new TimeAxis(start, (int)Math.Ceiling((end - start) / TimeAxis.Step));
        return new MergeWindow(axis, axis.IndexOf(now), request.Hours, days);
    }
}
