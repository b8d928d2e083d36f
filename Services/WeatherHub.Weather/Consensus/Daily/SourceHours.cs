using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Consensus.Hourly;
using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Consensus.Daily;

/// <summary>What a merge made of its steps.</summary>
internal readonly record struct DerivedHours(MergedChannels MergedChannels, DerivedConditions DerivedConditions, bool[] IsDay);

/// <summary>
/// The merged hours from now on that days were made of, for whoever wants to say more of a day than its columns do. A merge's tracks go to the next
/// merge: the answer's own columns stand in for them where they reach as far as the days, copies where they do not.
/// </summary>
internal sealed class SourceHours
{
    [Flags]
    private enum WeightedSamples : byte
    {
        None = 0,
        SeveralOnFall = 1,
        DisputedTemperature = 2,
        DisputedWind = 4,
    }

    private readonly int first;
    private readonly DerivedConditions sky;
    private readonly bool[] isDay;
    private readonly WeightedSamples[] opinions;

    private SourceHours(MergeWindow window, TimeZoneInfo zone, DerivedHours made, MergeSkill skills, MergedHourly hourly)
    {
        (first, sky, isDay, Zone, MergeSkill) = (window.FirstHour, made.DerivedConditions, made.IsDay, zone, skills);
        Axis = new TimeAxis(window.Axis[first], window.Axis.Count - first);
        var (tracks, steps) = (made.MergedChannels, Axis.Count);
        double[] Values(Variable variable) => hourly.Axis.Count == steps ? hourly.Columns[variable].Values : tracks[variable].Values[first..].ToArray();
        MergedChannel Spread(Variable variable) => MergedChannel.Kept(Values(variable), tracks[variable].Spread[first..].ToArray());
        MergedChannels = MergedChannels.Kept(
            (Variable.Temperature, Spread(Variable.Temperature)),
            (Variable.Precipitation, Spread(Variable.Precipitation)),
            (Variable.WindSpeed, MergedChannel.Kept(Values(Variable.WindSpeed))),
            (Variable.WindGust, MergedChannel.Kept(Values(Variable.WindGust))),
            (Variable.PrecipitationProbability, MergedChannel.Kept(Values(Variable.PrecipitationProbability))),
            (Variable.Snowfall, MergedChannel.Kept(Values(Variable.Snowfall))),
            (Variable.CloudCover, MergedChannel.Kept(Values(Variable.CloudCover))));
        opinions = new WeightedSamples[steps];
        for (var step = 0; step < steps; step++)
            opinions[step] = (tracks[Variable.Precipitation].Lineages[first + step] > 1 ? WeightedSamples.SeveralOnFall : WeightedSamples.None)
                | (tracks[Variable.Temperature].Disputed[first + step] ? WeightedSamples.DisputedTemperature : WeightedSamples.None)
                | (tracks[Variable.WindSpeed].Disputed[first + step] ? WeightedSamples.DisputedWind : WeightedSamples.None);
        Outvoted = [.. window.Days.Select(day => OutvotedOn(tracks, window.Axis, day, Axis.Start))];
    }

    /// <summary>From the hour that contains the moment of the request to the end of the last day or hour.</summary>
    internal TimeAxis Axis { get; }

    /// <summary>The place's zone.</summary>
    internal TimeZoneInfo Zone { get; }

    /// <summary>How sure values are.</summary>
    internal MergeSkill MergeSkill { get; }

    /// <summary>Temperature, wind, clouds and what falls; the spread of opinions for temperature and amount.</summary>
    internal MergedChannels MergedChannels { get; }

    /// <summary>For each day, how many vendors were outvoted on temperature or wind at half of its hours or more.</summary>
    internal byte[] Outvoted { get; }

    /// <summary>mm that fell today before the first step, as far as that is known.</summary>
    internal double FellToday { get; private init; }

    /// <summary>What the rest of today is called.</summary>
    internal Condition? RestOfToday { get; private init; }

    internal static SourceHours Of(TimeZoneInfo zone, MergeWindow window, DerivedHours made, MergeSkill skills, MergedHourly hourly, MergedDaily daily)
    {
        var now = window.Axis[window.FirstHour];
        if (PastOfToday(window, 0) is null) return new SourceHours(window, zone, made, skills, hourly);
        var ahead = new DayHours(window.Axis, window.Days[0] with { Start = now });
        var fell = Fell(window, made.MergedChannels[Variable.Precipitation]);
        var (_, rest) = Split(daily.Columns[DailyVariable.PrecipitationSum].Values[0], fell);
        return new SourceHours(window, zone, made, skills, hourly)
        {
            FellToday = fell,
            RestOfToday = DailyCondition.Of(ahead, made.MergedChannels, made.DerivedConditions, made.IsDay, rest),
        };
    }

    /// <summary>The part of a day that is over; null for a day that begins with the first step shown, or after it.</summary>
    internal static LocalDay? PastOfToday(MergeWindow window, int day)
    {
        var now = window.Axis[window.FirstHour];
        return day < window.Days.Count && window.Days[day].Start < now ? window.Days[day] with { End = now } : null;
    }

    /// <summary>What of an amount lies in the hours of today that are over, as far as they are known.</summary>
    internal static double Fell(MergeWindow window, MergedChannel amount)
    {
        if (PastOfToday(window, 0) is not { } today) return 0;
        var (past, fell) = (new DayHours(window.Axis, today), 0.0);
        for (var step = past.First; step < past.End; step++)
            if (amount.Has(step)) fell += past.ShareOf(step) * amount.Values[step];
        return fell;
    }

    /// <summary>Whether something measurable fell, and what of the day's total is then still to come.</summary>
    internal static (bool HasFallen, double Ahead) Split(double sum, double fell) =>
        ConditionInputs.IsMeasurable(fell) && ConditionInputs.IsMeasurable(sum) ? (true, Math.Max(0, sum - fell)) : (false, sum);

    internal Condition? ConditionAt(int step) => sky.Conditions[first + step];

    internal PrecipitationType? TypeAt(int step) => sky.Types[first + step];

    /// <summary>Whether the sun is up at the start of a step.</summary>
    internal bool IsDayAt(int step) => isDay[first + step];

    /// <summary>Whether independent opinions are in the amount.</summary>
    internal bool HasSeveralOnFall(int step) => opinions[step].HasFlag(WeightedSamples.SeveralOnFall);

    /// <summary>Whether two opinions lay too far apart for both to be right.</summary>
    internal bool IsTemperatureDisputed(int step) => opinions[step].HasFlag(WeightedSamples.DisputedTemperature);

    internal bool IsWindDisputed(int step) => opinions[step].HasFlag(WeightedSamples.DisputedWind);

    private static byte OutvotedOn(MergedChannels tracks, TimeAxis axis, LocalDay day, DateTimeOffset now)
    {
        var steps = new DayHours(axis, day.Start < now ? day with { Start = now } : day);
        return Math.Max(OutvotedIn(tracks[Variable.Temperature], steps), OutvotedIn(tracks[Variable.WindSpeed], steps));
    }

    private static byte OutvotedIn(MergedChannel track, in DayHours steps)
    {
        var (anyone, known, vendors) = (0UL, 0, 0);
        for (var step = steps.First; step < steps.End; step++) (anyone, known) = (anyone | track.Outvoted[step], known + (track.Has(step) ? 1 : 0));
        for (; anyone != 0; anyone &= anyone - 1)
        {
            var (vendor, hours) = (anyone & ~(anyone - 1), 0);
            for (var step = steps.First; step < steps.End; step++) hours += (track.Outvoted[step] & vendor) != 0 ? 1 : 0;
            if (hours * 2 >= known) vendors++;
        }

        return (byte)vendors;
    }
}
