using WeatherHub.Weather.Consensus.Hourly;
using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Units;
using WeatherHub.Weather.Consensus.Skill;

namespace WeatherHub.Weather.Consensus.Daily;

/// <summary>
/// How sure a day's totals are. A total has a distribution of its own, for the errors of its hours hang together and do not add up; nothing is learned of
/// it. Of today only what is still to come is unsure.
/// </summary>
/// <param name="skills">What is known of vendors' errors.</param>
/// <param name="window">The hours and days of the answer.</param>
/// <param name="hours">The merged hours.</param>
internal sealed class DailyTotalConfidence(MergeSkill skills, MergeWindow window, MergedChannels hours)
{
    private const double HoursOfADay = 24;

    /// <summary>Null where one vendor speaks alone, for nothing is known of its errors, and where no day has a total.</summary>
    /// <param name="water">The days' totals of water, mm.</param>
    /// <param name="chances">The days' probabilities of any amount, per cent: they speak where no amount does.</param>
    internal ConfidenceColumn? OfWater(MergedChannel water, MergedChannel chances) => skills.Of(Variable.Precipitation) is null
        ? null : Column(water, day => Shifted(
            AheadOf(day, water),
            amount => AmountConfidence.Prior(
                amount, DailyVariable.PrecipitationSum.ToleranceOf(), LeadDays(day), ConditionInputs.IsMeasurable(amount) ? double.NaN : ChanceOf(day, chances))));

    /// <summary>A depth is as unsure as its water; where that is not known, as a millimetre for each centimetre.</summary>
    /// <param name="water">The days' totals of water, mm.</param>
    /// <param name="snow">The days' depths of snow, cm.</param>
    internal ConfidenceColumn? OfSnow(MergedChannel water, MergedChannel snow) => skills.Of(Variable.Precipitation) is null
        ? null : Column(snow, day => Shifted(DepthAhead(day, water, snow), depth => OfDepth(depth, AheadOf(day, water).Ahead, LeadDays(day))));

    /// <summary>Notes how many independent opinions are in a day's total: those at its wettest hour.</summary>
    internal static void Note(int day, MergedChannel total, MergedChannel of, in DayHours steps)
    {
        var wettest = steps.Highest(of, anyShare: true).Step;
        if (wettest >= 0) total.Judge(day, double.NaN, of.Lineages[wettest]);
    }

    private static Confidence OfDepth(double depth, double water, double leadDays)
    {
        var ofWater = ConditionInputs.IsMeasurable(water) && ConditionInputs.IsMeasurable(depth) ? water / depth : 1;
        var sure = AmountConfidence.Prior(depth * ofWater, DailyVariable.SnowfallSum.ToleranceOf() * ofWater, leadDays);
        return sure with { P10 = sure.P10 / ofWater, P90 = sure.P90 / ofWater };
    }

    private static Confidence Shifted((double Before, double Ahead) amount, Func<double, Confidence> judge)
    {
        var sure = judge(amount.Ahead);
        return sure with { P10 = amount.Before + sure.P10, P90 = amount.Before + sure.P90 };
    }

    private (double Before, double Ahead) AheadOf(int day, MergedChannel water)
    {
        if (SourceHours.PastOfToday(window, day) is null) return (0, water.Values[day]);
        var (fallen, ahead) = SourceHours.Split(water.Values[day], SourceHours.Fell(window, hours[Variable.Precipitation]));
        return (fallen ? water.Values[day] - ahead : 0, ahead);
    }

    private (double Before, double Ahead) DepthAhead(int day, MergedChannel water, MergedChannel snow)
    {
        var depth = snow.Values[day];
        if (SourceHours.PastOfToday(window, day) is not { } past || AheadOf(day, water).Before <= 0) return (0, depth);
        var rest = new DayHours(window.Axis, window.Days[day] with { Start = past.End });
        var ahead = Math.Min(depth, rest.Total(hours[Variable.Snowfall], hours[Variable.Snowfall]).Value);
        return double.IsNaN(ahead) ? (0, depth) : (depth - ahead, ahead);
    }

    private double LeadDays(int day)
    {
        var whole = window.Days[day];
        var now = window.Axis[window.FirstHour];
        var start = whole.Start > now ? whole.Start : now;
        return Math.Max(0, (start + (whole.End - start) / 2 - now).TotalHours / HoursOfADay);
    }

    /// <summary>
    /// The probability that any falls in what is still to come of a day, 0 to 1: that of its likeliest hour, which the day's is at least; of a vendor's own day, the
    /// day's. NaN where nobody says.
    /// </summary>
    private double ChanceOf(int day, MergedChannel chances)
    {
        var whole = window.Days[day];
        var rest = SourceHours.PastOfToday(window, day) is { } past ? whole with { Start = past.End } : whole;
        var hourly = new DayHours(window.Axis, rest).Highest(hours[Variable.PrecipitationProbability], anyShare: true).Value;
        return (double.IsNaN(hourly) ? chances.Values[day] : hourly) / 100;
    }

    private static ConfidenceColumn? Column(MergedChannel track, Func<int, Confidence> judge)
    {
        var (count, known) = (track.Values.Length, false);
        var column = new ConfidenceColumn(new double[count], new double[count], new double[count], new byte[count]);
        for (var day = 0; day < count; day++)
        {
            known |= track.Has(day);
            var sure = track.Has(day) ? judge(day) : new Confidence(double.NaN, double.NaN, double.NaN);
            (column.Level[day], column.P10[day], column.P90[day]) = (sure.Level, sure.P10, sure.P90);
            column.Lineages[day] = track.Has(day) ? track.Lineages[day] : (byte)0;
        }

        return known ? column : null;
    }
}
