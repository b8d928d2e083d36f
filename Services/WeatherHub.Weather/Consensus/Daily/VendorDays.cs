using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Consensus.Hourly;
using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Consensus.Rejection;
using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Consensus.Daily;

/// <summary>
/// The vendors' own days, merged by the same rule as hours. A day that hours reach only in part gets its extremes from here too, widened by the
/// hours that are known, so that no hour lies outside its day.
/// </summary>
internal sealed class VendorDays(EnsembleInput roster, ErrorTrackLookup errors, VendorAssessment assessment, string? only)
{
    /// <summary>A day's rain is taken to fall within six hours when its strength is put in words.</summary>
    private const double HoursOfRain = 6;

    private readonly ConditionVotes votes = new();

    /// <summary>Puts the vendors' numbers into a day; true when they have words for it too, which <see cref="Word"/> then weighs.</summary>
    internal bool Fill(int i, LocalDay day, MergedChannel[] tracks)
    {
        var axis = new TimeAxis(TimeAxis.Floor(day.Start + (day.End - day.Start) / 2), 1);
        var panel = new Ensemble(MembersOf(day.Date, axis, HighsOf), axis, errors) { Assessment = assessment };
        if (panel.Members.Length == 0) return false;
        using var highs = MergedChannels.Merge(panel);
        using var lows = MergedChannels.Merge(new Ensemble(MembersOf(day.Date, axis, LowsOf), axis, errors) { Assessment = assessment });

        Take(DailyVariable.TemperatureMax, highs[Variable.Temperature], Math.Max);
        Take(DailyVariable.TemperatureMin, lows[Variable.Temperature], Math.Min);
        Take(DailyVariable.PrecipitationSum, highs[Variable.Precipitation], Math.Max);
        Take(DailyVariable.PrecipitationProbabilityMax, highs[Variable.PrecipitationProbability], Math.Max);
        Take(DailyVariable.SnowfallSum, highs[Variable.Snowfall], Math.Max);
        Take(DailyVariable.WindSpeedMax, highs[Variable.WindSpeed], Math.Max);
        Take(DailyVariable.WindGustMax, highs[Variable.WindGust], Math.Max);
        Take(DailyVariable.UvIndexMax, highs[Variable.UvIndex], Math.Max);

        votes.Count(panel, 0);
        return votes.Any;

        void Take(DailyVariable variable, MergedChannel own, Func<double, double, double> widen)
        {
            if (!own.Has(0)) return;
            var track = tracks[(int)variable];
            var widened = track.Has(i) ? widen(track.Values[i], own.Values[0]) : own.Values[0];
            if (track.Has(i) && widened == track.Values[i]) return;
            track.Set(i, widened, MergeMethod.ProviderDaily, own.From[0]);
            track.Judge(i, own.Spread[0], own.Lineages[0]);
        }
    }

    /// <summary>The condition of the day that was filled last, from the vendors' words and what the day's numbers allow.</summary>
    internal (Condition? Condition, ulong From) Word(int i, MergedChannel[] tracks)
    {
        var (sum, high, low) = (
            tracks[(int)DailyVariable.PrecipitationSum], tracks[(int)DailyVariable.TemperatureMax], tracks[(int)DailyVariable.TemperatureMin]);
        var rate = ConditionInputs.IsMeasurable(sum.Values[i]) ? Math.Max(0.1, sum.Values[i] / HoursOfRain) : sum.Values[i];
        var numbers = new ConditionInputs(rate, double.NaN, (high.Values[i] + low.Values[i]) / 2, double.NaN, double.NaN);
        return (ConditionRule.Of(numbers, votes), votes.Voters | sum.From[i]);
    }

    private Member[] MembersOf(DateOnly date, TimeAxis axis, Func<DailyOutlook, (Variable, double?)[]> read) =>
    [
        .. from report in roster.Reports
           where report.Kind == ReportKind.Forecast && (only ?? report.Provider) == report.Provider
           let outlook = report.Daily.FirstOrDefault(day => day.Date == date)
           where outlook is not null
           select Member.Of(report, roster.BitOf(report.Provider), AsReading(report, outlook, read(outlook)), axis),
    ];

    private static CurrentReading AsReading(Report report, DailyOutlook outlook, (Variable Variable, double? Value)[] values) => new()
    {
        Time = Member.IssueOf(report),
        Kind = ReadingKind.Model,
        Values = values.Where(said => said.Value is not null).ToDictionary(said => said.Variable, said => said.Value!.Value),
        Condition = outlook.Condition,
    };

    private static (Variable, double?)[] LowsOf(DailyOutlook day) => [(Variable.Temperature, day.TemperatureMin)];

    private static (Variable, double?)[] HighsOf(DailyOutlook day) =>
    [
        (Variable.Temperature, day.TemperatureMax),
        (Variable.Precipitation, day.PrecipitationSum),
        (Variable.PrecipitationProbability, day.PrecipitationProbabilityMax),
        (Variable.Snowfall, day.SnowfallSum),
        (Variable.WindSpeed, day.WindSpeedMax),
        (Variable.WindGust, day.WindGustMax),
        (Variable.UvIndex, day.UvIndexMax),
    ];
}
