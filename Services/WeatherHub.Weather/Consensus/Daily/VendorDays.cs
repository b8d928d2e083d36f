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
/// The vendors' own days, merged by the same rules as hours. A day that the hours cover only in part gets its extremes from here too,
/// widened by the known hours, so that no hour lies outside its day.
/// </summary>
internal sealed class VendorDays(EnsembleInput input, ErrorTrackLookup errors, VendorAssessment assessment, string? only)
{
    /// <summary>Hours in which a day's precipitation is taken to fall for the intensity of its condition.</summary>
    private const double PrecipitationHours = 6;

    private readonly ConditionVotes votes = new();

    /// <summary>Merges the vendors' numbers into a day; true when they also have conditions, for <see cref="ConditionOf"/>.</summary>
    internal bool Fill(int index, LocalDay day, DailyChannels days)
    {
        var axis = new TimeAxis(TimeAxis.Floor(day.Middle), 1);
        var ensemble = EnsembleOf(day.Date, axis, minima: false);
        if (ensemble.Members.Length == 0) return false;
        using var highs = ensemble.Merge();
        using var lows = EnsembleOf(day.Date, axis, minima: true).Merge();
        foreach (var source in DailySource.All)
        {
            var (isMinimum, channel) = (source.Statistic == DailyStatistic.Minimum, days[source.Daily]);
            var own = (isMinimum ? lows : highs)[source.Hourly];
            if (!own.Has(0)) continue;
            var (known, value) = (channel.Values[index], own.Values[0]);
            var widened = !channel.Has(index) ? value : isMinimum ? Math.Min(known, value) : Math.Max(known, value);
            if (widened == known) continue;
            channel.Set(index, widened, MergeMethod.ProviderDaily, own.Sources[0]);
            channel.SetSpread(index, own.Spread[0], own.Lineages[0]);
        }

        votes.Count(ensemble, 0);
        return votes.Any;
    }

    /// <summary>The condition of the day that was filled last, from the vendors' conditions and the day's numbers.</summary>
    internal (Condition? Condition, ulong Sources) ConditionOf(int index, DailyChannels days)
    {
        var total = days[DailyVariable.PrecipitationSum].Values[index];
        var rate = ConditionInputs.IsMeasurable(total) ? Math.Max(0.1, total / PrecipitationHours) : total;
        var mean = (days[DailyVariable.TemperatureMax].Values[index] + days[DailyVariable.TemperatureMin].Values[index]) / 2;
        var condition = ConditionRule.Of(new ConditionInputs(rate, Temperature: mean), votes);
        return (condition, votes.Voters | days[DailyVariable.PrecipitationSum].Sources[index]);
    }

    private Ensemble EnsembleOf(DateOnly date, TimeAxis axis, bool minima)
    {
        var members =
            from report in input.Reports
            where (only ?? report.Provider) == report.Provider
            let outlook = report.Daily.FirstOrDefault(day => day.Date == date)
            where outlook is not null
            select Member.Of(report, input.BitOf(report.Provider), AsReading(report, outlook, minima), axis);
        return new Ensemble([.. members], axis, errors, assessment);
    }

    private static CurrentReading AsReading(Report report, DailyOutlook outlook, bool minima) => new()
    {
        Time = Member.IssueOf(report),
        Kind = ReadingKind.Model,
        Values = DailySource.All
            .Where(source => source.Statistic == DailyStatistic.Minimum == minima && ValueOf(outlook, source.Daily) is not null)
            .ToDictionary(source => source.Hourly, source => ValueOf(outlook, source.Daily)!.Value),
        Condition = outlook.Condition,
    };

    private static double? ValueOf(DailyOutlook day, DailyVariable variable) => variable switch
    {
        DailyVariable.TemperatureMax => day.TemperatureMax,
        DailyVariable.TemperatureMin => day.TemperatureMin,
        DailyVariable.PrecipitationSum => day.PrecipitationSum,
        DailyVariable.PrecipitationProbabilityMax => day.PrecipitationProbabilityMax,
        DailyVariable.SnowfallSum => day.SnowfallSum,
        DailyVariable.WindSpeedMax => day.WindSpeedMax,
        DailyVariable.WindGustMax => day.WindGustMax,
        DailyVariable.UvIndexMax => day.UvIndexMax,
        _ => null,
    };
}
