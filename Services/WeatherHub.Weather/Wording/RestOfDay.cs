using WeatherHub.Weather.Consensus.Daily;
using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Wording;

/// <summary>The hours of a day that still lie ahead, on the place's own clock.</summary>
internal sealed class RestOfDay
{
    /// <summary>Breaks up to so many hours do not end a spell.</summary>
    private const int LongestBreak = 2;

    /// <summary>What a part of the day must hold of the whole for the whole to be told by it.</summary>
    private const double Most = 0.7;

    private readonly DateTimeOffset start;
    private readonly DateTimeOffset end;

    internal RestOfDay(SourceHours hours, MergedDay day)
    {
        Hours = hours;
        HasPast = day.Start < hours.Axis.Start;
        (start, end) = (HasPast ? hours.Axis.Start : day.Start, day.End);
        Steps = new DayHours(hours.Axis, new LocalDay(day.Date, start, end));
    }

    internal SourceHours Hours { get; }

    internal DayHours Steps { get; }

    /// <summary>Whether some of the day is over.</summary>
    internal bool HasPast { get; }

    /// <summary>mm that fell in the hours that are over, as far as they are known.</summary>
    internal double Fell => HasPast ? Hours.FellToday : 0;

    /// <summary>The clock at the beginning.</summary>
    internal TimeOnly Begin => ClockAt(start);

    internal MergedChannel this[Variable variable] => Hours.MergedChannels[variable];

    /// <summary>How far ahead a step is.</summary>
    internal static double LeadDays(int step) => step / 24.0;

    internal PartOfDay PartOf(int step) => (PartOfDay)(ClockAt(Hours.Axis[step] > start ? Hours.Axis[step] : start).Hour / 6);

    /// <summary>How many of the steps are so.</summary>
    internal int Count(Func<int, bool> holds)
    {
        var count = 0;
        for (var step = Steps.First; step < Steps.End; step++)
            if (holds(step)) count++;
        return count;
    }

    /// <summary>Since when nothing is known of any later step; null when all is known to the end.</summary>
    internal TimeOnly? KnownUntil()
    {
        var last = Steps.End;
        while (last > Steps.First && !IsKnown(last - 1)) last--;
        return Hours.Axis[last] >= end ? null : last == Steps.First ? Begin : ClockAt(Hours.Axis[last]);
    }

    /// <summary>The time in which steps are so; null when none is.</summary>
    internal Spell? SpellOf(Func<int, bool> holds, Func<int, double> weight)
    {
        var (runs, all) = (new List<(int From, int To, double Weight)>(), 0.0);
        for (var step = Steps.First; step < Steps.End; step++)
        {
            if (!holds(step)) continue;
            all += weight(step);
            if (runs.Count > 0 && step - runs[^1].To <= LongestBreak) runs[^1] = (runs[^1].From, step + 1, runs[^1].Weight + weight(step));
            else runs.Add((step, step + 1, weight(step)));
        }

        if (runs.Count == 0) return null;
        if (runs.Count == 1) return Between(runs[0].From, runs[0].To, Count(holds) * 4 >= (runs[0].To - runs[0].From) * 3 ? SpellKind.Throughout : SpellKind.AtTimes);
        var heaviest = runs.MaxBy(run => run.Weight);
        return heaviest.Weight >= Most * all
            ? Between(heaviest.From, heaviest.To, SpellKind.Mainly)
            : Between(runs[0].From, runs[^1].To, SpellKind.AtTimes);
    }

    private bool IsKnown(int step) =>
        this[Variable.Temperature].Has(step) || this[Variable.Precipitation].Has(step) || Hours.ConditionAt(step) is not null;

    private Spell Between(int from, int to, SpellKind kind)
    {
        TimeOnly? begin = from <= Steps.First ? null : ClockAt(Hours.Axis[from]);
        TimeOnly? finish = Hours.Axis[to] >= end ? null : ClockAt(Hours.Axis[to]);
        return begin >= finish ? new Spell(begin, null, SpellKind.Around) : new Spell(begin, finish, kind);
    }

    private TimeOnly ClockAt(DateTimeOffset instant) => TimeOnly.FromDateTime(instant.UtcDateTime + Hours.Zone.GetUtcOffset(instant));
}
