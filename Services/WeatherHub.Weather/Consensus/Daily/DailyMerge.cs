using WeatherHub.Weather.Astronomy;
using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Consensus.Hourly;
using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Consensus.Daily;

/// <summary>Local days out of merged hours; past everybody's last hour, out of the vendors' own days.</summary>
internal sealed class DailyMerge(
    MergeRequest request, MergeWindow window, MergedChannels hours, DerivedConditions sky, bool[] isDay, VendorDays outlooks, DailyExtremeConfidence confidence, DailyTotalConfidence amounts)
{
    private readonly MergedChannel[] tracks = Array.ConvertAll(Enum.GetValues<DailyVariable>(), _ => new MergedChannel(window.Days.Count));
    private readonly Condition?[] conditions = new Condition?[window.Days.Count];
    private readonly MergeMethod[] conditionHow = new MergeMethod[window.Days.Count];
    private readonly ulong[] conditionFrom = new ulong[window.Days.Count];

    internal MergedDaily Merge(ProvenanceWriter writer)
    {
        var days = new List<MergedDay>();
        var horizon = Horizon();
        for (var i = 0; i < window.Days.Count; i++)
        {
            var day = window.Days[i];
            var steps = new DayHours(window.Axis, day);
            OfHours(i, steps);
            var spoken = horizon < steps.End && outlooks.Fill(i, day, tracks);
            Hold(i);
            if (spoken) SetCondition(i, outlooks.Word(i, tracks), MergeMethod.ProviderDaily);
            else SetCondition(i, DailyCondition.Of(steps, hours, sky, isDay, tracks[(int)DailyVariable.PrecipitationSum], i), MergeMethod.Derived);
            var (rise, set) = Sun.Day(request.Place, day.Start, day.End);
            tracks[(int)DailyVariable.MoonPhase].Set(i, Moon.Phase(day.Start + (day.End - day.Start) / 2), MergeMethod.Astronomical, 0);
            days.Add(new MergedDay(day.Date, day.Start, day.End, steps.IsComplete(hours[Variable.Temperature], hours[Variable.Precipitation]), rise, set));
        }

        return new MergedDaily(
            days,
            Enum.GetValues<DailyVariable>().ToDictionary(variable => variable, variable => Column(writer, variable)),
            writer.Words(conditions, conditionHow, conditionFrom, 0, days.Count));
    }

    private MergedColumn Column(ProvenanceWriter writer, DailyVariable variable)
    {
        var track = tracks[(int)variable];
        return writer.Column(track, 0, window.Days.Count) with { Confidence = ConfidenceOf(variable, track) };
    }

    private ConfidenceColumn? ConfidenceOf(DailyVariable variable, MergedChannel track) => variable switch
    {
        DailyVariable.PrecipitationSum => amounts.OfWater(track, tracks[(int)DailyVariable.PrecipitationProbabilityMax]),
        DailyVariable.SnowfallSum => amounts.OfSnow(tracks[(int)DailyVariable.PrecipitationSum], track),
        _ => confidence.ColumnOf(variable, track),
    };

    /// <summary>The step after the last one with a temperature.</summary>
    private int Horizon()
    {
        var last = window.Axis.Count;
        while (last > 0 && !hours[Variable.Temperature].Has(last - 1)) last--;
        return last;
    }

    private void OfHours(int i, in DayHours steps)
    {
        var temperature = hours[Variable.Temperature];
        SetHighest(DailyVariable.TemperatureMax, i, temperature, steps, anyShare: false);
        Set(DailyVariable.TemperatureMin, i, temperature, steps.Lowest(temperature));
        SetTotal(DailyVariable.PrecipitationSum, i, hours[Variable.Precipitation], steps);
        SetHighest(DailyVariable.PrecipitationProbabilityMax, i, hours[Variable.PrecipitationProbability], steps, anyShare: true);
        SetTotal(DailyVariable.SnowfallSum, i, hours[Variable.Snowfall], steps);
        SetHighest(DailyVariable.WindSpeedMax, i, hours[Variable.WindSpeed], steps, anyShare: false);
        SetHighest(DailyVariable.WindGustMax, i, hours[Variable.WindGust], steps, anyShare: true);
        SetHighest(DailyVariable.UvIndexMax, i, hours[Variable.UvIndex], steps, anyShare: false);
    }

    private void SetCondition(int day, (Condition? Condition, ulong From) said, MergeMethod how) =>
        (conditions[day], conditionHow[day], conditionFrom[day]) = (said.Condition, said.Condition is null ? MergeMethod.None : how, said.From);

    private void Set(DailyVariable variable, int day, (double Value, ulong From) said) =>
        tracks[(int)variable].Set(day, said.Value, MergeMethod.Derived, said.From);

    private void SetTotal(DailyVariable variable, int day, MergedChannel of, in DayHours steps)
    {
        Set(variable, day, steps.Total(of, hours[Variable.Temperature]));
        DailyTotalConfidence.Note(day, tracks[(int)variable], of, steps);
    }

    private void SetHighest(DailyVariable variable, int day, MergedChannel of, in DayHours steps, bool anyShare) =>
        Set(variable, day, of, steps.Highest(of, anyShare));

    private void Set(DailyVariable variable, int day, MergedChannel of, Extreme said)
    {
        Set(variable, day, (said.Value, said.From));
        confidence.Note(variable, day, tracks[(int)variable], of, said.Step);
    }

    private void Hold(int i)
    {
        var (high, low) = (tracks[(int)DailyVariable.TemperatureMax], tracks[(int)DailyVariable.TemperatureMin]);
        if (low.Values[i] > high.Values[i]) low.Follow(i, high);
        var (gust, wind) = (tracks[(int)DailyVariable.WindGustMax], tracks[(int)DailyVariable.WindSpeedMax]);
        if (gust.Values[i] < wind.Values[i]) gust.Follow(i, wind);
    }
}
