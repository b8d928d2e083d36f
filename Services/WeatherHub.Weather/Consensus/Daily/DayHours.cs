using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Consensus.Daily;

/// <summary>
/// The merged hours of one local day. Where the zone's offset is not a full hour, a total belongs to the day by the share of its step that
/// lies in it, a maximum by any share, and an instant by whether it lies in <c>[start, end)</c>.
/// </summary>
internal readonly struct DayHours
{
    private readonly TimeAxis axis;
    private readonly LocalDay day;

    internal DayHours(TimeAxis axis, LocalDay day)
    {
        (this.axis, this.day) = (axis, day);
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

    /// <summary>Whether every hour has a temperature and, where any has an amount, an amount.</summary>
    internal bool IsComplete(MergedChannels hours)
    {
        for (var step = FirstInside; step < End; step++)
            if (!hours[Variable.Temperature].Has(step)) return false;
        var known = 0;
        for (var step = First; step < End; step++) known += hours[Variable.Precipitation].Has(step) ? 1 : 0;
        return End > FirstInside && (known == 0 || known == End - First);
    }

    internal Extreme Highest(MergedChannels hours, Variable variable) => Find(hours[variable], variable, lowest: false);

    internal Extreme Lowest(MergedChannels hours, Variable variable) => Find(hours[variable], variable, lowest: true);

    /// <summary>
    /// The total of the known hours; NaN where amounts are missing for more than one in seven of the hours with a temperature, so that a
    /// day does not look dry because amounts are missing. A vendor's last hour has instants but no totals yet, and does not count.
    /// </summary>
    internal (double Value, ulong Sources) Total(MergedChannel channel, MergedChannel known)
    {
        var (sum, sources, hours, wanted) = (0.0, 0UL, 0.0, 0.0);
        for (var step = First; step < End; step++)
        {
            var share = ShareOf(step);
            var isLast = step + 1 == axis.Count || !known.Has(step + 1);
            if (known.Has(step) && (channel.Has(step) || !isLast)) wanted += share;
            if (!channel.Has(step)) continue;
            hours += share;
            sum += share * channel.Values[step];
            sources |= channel.Sources[step];
        }

        return hours > 0 && hours >= wanted * 6 / 7 ? (sum, sources) : (double.NaN, 0);
    }

    /// <summary>The known amount, whatever is missing.</summary>
    internal double KnownTotal(MergedChannel channel)
    {
        var sum = 0.0;
        for (var step = First; step < End; step++)
            if (channel.Has(step)) sum += ShareOf(step) * channel.Values[step];
        return sum;
    }

    private Extreme Find(MergedChannel channel, Variable variable, bool lowest)
    {
        var (best, sources, at) = (double.NaN, 0UL, -1);
        for (var step = VariableFacts.Of(variable).Method == CellMethod.Point ? FirstInside : First; step < End; step++)
        {
            if (!channel.Has(step)) continue;
            sources |= channel.Sources[step];
            if (!(lowest ? channel.Values[step] >= best : channel.Values[step] <= best)) (best, at) = (channel.Values[step], step);
        }

        return new Extreme(best, sources, at);
    }
}

/// <summary>A day's highest or lowest hour.</summary>
/// <param name="Value">The value; NaN without any.</param>
/// <param name="Sources">The vendors of all hours it was chosen from, as bits of provenance.</param>
/// <param name="Step">Its step; -1 without any.</param>
internal readonly record struct Extreme(double Value, ulong Sources, int Step);
