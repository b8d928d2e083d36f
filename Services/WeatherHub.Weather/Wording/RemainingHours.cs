using WeatherHub.Weather.Consensus.Daily;
using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Wording;

/// <summary>The hours of a day that are still to come, in local time.</summary>
internal sealed class RemainingHours
{
    /// <summary>Breaks of up to so many hours do not end a period.</summary>
    private const int LongestBreak = 2;

    /// <summary>Share of the whole from which on its longest period stands for it.</summary>
    private const double MainShare = 0.7;

    private readonly DateTimeOffset start;
    private readonly DateTimeOffset end;

    internal RemainingHours(SourceHours source, MergedDay day)
    {
        Source = source;
        HasPast = day.Start < source.Axis.Start;
        (start, end) = (HasPast ? source.Axis.Start : day.Start, day.End);
        Steps = new DayHours(source.Axis, new LocalDay(day.Date, start, end));
    }

    internal SourceHours Source { get; }

    internal DayHours Steps { get; }

    internal bool HasPast { get; }

    /// <summary>mm that fell in the hours that are over, as far as known.</summary>
    internal double Fallen => HasPast ? Source.FallenToday : 0;

    internal TimeOnly Start => LocalTimeOf(start);

    internal MergedChannel this[Variable variable] => Source.Channels[variable];

    internal PartOfDay PartOf(int step) => (PartOfDay)(LocalTimeOf(Source.Axis[step] > start ? Source.Axis[step] : start).Hour / 6);

    /// <summary>From when on nothing is known of any later step; null when all is known to the end.</summary>
    internal TimeOnly? KnownUntil()
    {
        var last = Steps.End;
        while (last > Steps.First && !IsKnown(last - 1)) last--;
        return Source.Axis[last] >= end ? null : last == Steps.First ? Start : LocalTimeOf(Source.Axis[last]);
    }

    internal Period? PeriodOf(Func<int, bool> holds, Func<int, double>? weight = null)
    {
        var (runs, all, count) = (new List<(int From, int To, double Weight)>(), 0.0, 0);
        for (var step = Steps.First; step < Steps.End; step++)
        {
            if (!holds(step)) continue;
            count++;
            var own = weight?.Invoke(step) ?? 1;
            all += own;
            if (runs.Count > 0 && step - runs[^1].To <= LongestBreak) runs[^1] = (runs[^1].From, step + 1, runs[^1].Weight + own);
            else runs.Add((step, step + 1, own));
        }

        if (runs.Count == 0) return null;
        var (first, last, heaviest) = (runs[0], runs[^1], runs.MaxBy(run => run.Weight));
        if (runs.Count == 1)
            return Between(
                first.From, first.To, count * 4 >= (first.To - first.From) * 3 ? PeriodKind.Continuous : PeriodKind.Intermittent);
        return heaviest.Weight >= MainShare * all
            ? Between(heaviest.From, heaviest.To, PeriodKind.Mainly) : Between(first.From, last.To, PeriodKind.Intermittent);
    }

    private bool IsKnown(int step) =>
        this[Variable.Temperature].Has(step) || this[Variable.Precipitation].Has(step) || Source.ConditionAt(step) is not null;

    private Period Between(int from, int to, PeriodKind kind)
    {
        TimeOnly? begin = from <= Steps.First ? null : LocalTimeOf(Source.Axis[from]);
        TimeOnly? finish = Source.Axis[to] >= end ? null : LocalTimeOf(Source.Axis[to]);
        return begin >= finish ? new Period(begin, null, PeriodKind.Around) : new Period(begin, finish, kind);
    }

    private TimeOnly LocalTimeOf(DateTimeOffset instant) => TimeOnly.FromDateTime(instant.UtcDateTime + Source.Zone.GetUtcOffset(instant));
}
