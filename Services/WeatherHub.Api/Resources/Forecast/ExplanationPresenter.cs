using WeatherHub.Api.Resources.Shared;
using WeatherHub.Contracts.V1;
using WeatherHub.Weather.Consensus;
using WeatherHub.Weather.Consensus.Explain;
using WeatherHub.Weather.Consensus.Results;

namespace WeatherHub.Api.Resources.Forecast;

/// <summary>How one value was made, out of what was written down while it was made.</summary>
internal static class ExplanationPresenter
{
    internal static Explanation? Present(ForecastQuery query, MergedForecast forecast)
    {
        if (query.Explains is not { Hour: { } hour } inquiry) return null;

        // The hour may have ended while vendors were asked: then there is no such value any more.
        var index = forecast.Hourly.Axis.IndexOf(hour);
        if (index < 0 || index >= forecast.Hourly.Axis.Count) return null;
        var (column, number) = (forecast.Hourly.Columns[inquiry.Variable], DisplayUnits.Of(query.Units)[inquiry.Variable]);
        var account = forecast.Traces.FirstOrDefault(account => account.Time == hour);
        return new Explanation
        {
            Field = HourlyFields.NameOf(inquiry.Variable),
            Time = hour,
            Value = number.Of(column.Values[index]),
            Blended = account is null ? null : number.Finely(account.Blended),
            Method = column.Provenance.FirstOrDefault(run => run.From <= index && index < run.To)?.Method,
            Confidence = column.Confidence is { } sure ? Show(sure, index, number) : null,
            Vendors = [.. (account?.Contributions ?? []).Select(words => Show(words, number))],
        };
    }

    /// <summary>The word for what became of what a vendor said.</summary>
    internal static string Word(ContributionStatus verdict) => verdict switch
    {
        ContributionStatus.Outlier => Verdicts.Outvoted,
        ContributionStatus.Excluded => Verdicts.Silenced,
        ContributionStatus.Coarser => Verdicts.Coarser,
        ContributionStatus.Overruled => Verdicts.Overruled,
        _ => Verdicts.Used,
    };

    internal static double? Distance(Contribution words) => double.IsNaN(words.Distance) ? null : Math.Round(words.Distance, 2, MidpointRounding.AwayFromZero);

    internal static double? Gate(Contribution words) => words.Status == ContributionStatus.Outlier ? MergedForecast.Gate : null;

    private static ExplainedConfidence? Show(ConfidenceColumn sure, int index, DisplayUnit number) =>
        ConfidencePresenter.Level(sure.Level[index]) is not { } level ? null : new ExplainedConfidence
        {
            Level = level,
            P10 = number.Of(sure.P10[index]),
            P90 = number.Of(sure.P90[index]),
            Lineages = sure.Lineages[index],
        };

    private static ExplainedVendor Show(Contribution words, DisplayUnit number) => new()
    {
        Id = words.Provider,
        Lineage = words.Lineage,
        Value = number.Finely(words.Value),
        Bias = number.Apart(words.Value - words.Corrected),
        Corrected = number.Finely(words.Corrected),
        ErrorScale = number.Apart(words.Scale),
        Weight = Math.Round(words.Weight, 4, MidpointRounding.AwayFromZero),
        Verdict = Word(words.Status),
        Distance = Distance(words),
        Gate = Gate(words),
        Referee = words.DecidedBy switch
        {
            ReferenceSource.Observation => "observation",
            ReferenceSource.ClimateNormal => "usual",
            ReferenceSource.Physics => "physics",
            ReferenceSource.VerificationRecord => "record",
            ReferenceSource.None => "none",
            _ => null,
        },
        Verifications = words.Verified.Here,
        VerificationsEverywhere = words.Verified.Everywhere,
    };
}
