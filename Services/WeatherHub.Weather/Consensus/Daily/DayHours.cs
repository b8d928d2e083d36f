using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Series;

namespace WeatherHub.Weather.Consensus.Daily;

/// <summary>
/// The merged hours of one local day. Where the zone stands off the full hour, a total belongs to the day by the share of its step that lies in
/// it, a maximum by any share, and an instant by whether it lies in <c>[start, end)</c>.
/// </summary>
internal readonly struct DayHours
{
    private readonly TimeAxis axis;
    private readonly LocalDay day;

    internal DayHours(TimeAxis axis, LocalDay day)
    {
        this.axis = axis;
        this.day = day;
        First = Math.Clamp(axis.IndexOf(day.Start), 0, axis.Count);
        FirstInside = First < axis.Count && axis[First] < day.Start ? First + 1 : First;
        End = Math.Clamp((int)Math.Ceiling((day.End - axis.Start) / TimeAxis.Step), First, axis.Count);
    }

    /// <summary>The first step that overlaps the day.</summary>
    internal int First { get; }

    /// <summary>The first step whose start lies in the day.</summary>
    internal int FirstInside { get; }

    /// <summary>The step after the last one that overlaps the day.</summary>
    internal int End { get; }

    /// <summary>Hours of the step that lie in the day.</summary>
    internal double ShareOf(int step)
    {
        var from = axis[step] > day.Start ? axis[step] : day.Start;
        var to = axis[step + 1] < day.End ? axis[step + 1] : day.End;
        return (to - from) / TimeAxis.Step;
    }

    /// <summary>Whether every hour has a temperature and, where amounts are known of any, an amount.</summary>
    internal bool IsComplete(MergedChannel temperature, MergedChannel amount)
    {
        for (var step = FirstInside; step < End; step++)
            if (!temperature.Has(step)) return false;
        var (known, steps) = (0, End - First);
        for (var step = First; step < End; step++) known += amount.Has(step) ? 1 : 0;
        return End > FirstInside && (known == 0 || known == steps);
    }

    internal Extreme Highest(MergedChannel track, bool anyShare)
    {
        var (best, from, at) = (double.NaN, 0UL, -1);
        for (var step = anyShare ? First : FirstInside; step < End; step++)
        {
            if (!track.Has(step)) continue;
            from |= track.From[step];
            if (!(track.Values[step] <= best)) (best, at) = (track.Values[step], step);
        }

        return new Extreme(best, from, at);
    }

    internal Extreme Lowest(MergedChannel track)
    {
        var (best, from, at) = (double.NaN, 0UL, -1);
        for (var step = FirstInside; step < End; step++)
        {
            if (!track.Has(step)) continue;
            from |= track.From[step];
            if (!(track.Values[step] >= best)) (best, at) = (track.Values[step], step);
        }

        return new Extreme(best, from, at);
    }

    /// <summary>
    /// The total of the hours that are known, and NaN where amounts are missing for more than one in seven of those that <paramref name="known"/> covers: a
    /// day must not look dry because amounts are missing. A vendor's last hour has its instants but not yet its totals: it counts for nothing.
    /// </summary>
    internal (double Value, ulong From) Total(MergedChannel track, MergedChannel known)
    {
        var (sum, from, hours, wanted) = (0.0, 0UL, 0.0, 0.0);
        for (var step = First; step < End; step++)
        {
            var share = ShareOf(step);
            if (known.Has(step) && (track.Has(step) || !IsLast(known, step))) wanted += share;
            if (!track.Has(step)) continue;
            hours += share;
            sum += share * track.Values[step];
            from |= track.From[step];
        }

        return hours > 0 && hours >= wanted * 6 / 7 ? (sum, from) : (double.NaN, 0);
    }

    private bool IsLast(MergedChannel known, int step) => step + 1 == axis.Count || !known.Has(step + 1);
}

/// <summary>A day's highest or lowest hour.</summary>
/// <param name="Value">The value; NaN without any.</param>
/// <param name="From">Whose numbers it was chosen from.</param>
/// <param name="Step">The step it stands at; -1 without any.</param>
internal readonly record struct Extreme(double Value, ulong From, int Step);
