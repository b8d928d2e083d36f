using WeatherHub.Api.Resources.Shared;
using WeatherHub.Contracts.V1;
using WeatherHub.Weather.Consensus;
using WeatherHub.Weather.Consensus.Explain;
using WeatherHub.Weather.Consensus.Results;

namespace WeatherHub.Api.Resources.Forecast;

/// <summary>How one value was made, from what was recorded while it was made.</summary>
internal static class ExplanationPresenter
{
    internal static Explanation? Present(ExplainRequest inquiry, UnitSystem units, MergedForecast forecast)
    {
        // The hour may have ended while providers were requested: then there is no such value any more.
        var hour = inquiry.Hour!.Value;
        var index = forecast.Hourly.Axis.IndexOf(hour);
        if (index < 0 || index >= forecast.Hourly.Axis.Count) return null;
        var (column, unit) = (forecast.Hourly.Columns[inquiry.Variable], DisplayUnits.Of(units)[inquiry.Variable]);
        var account = forecast.Traces.FirstOrDefault(account => account.Time == hour);
        return new Explanation
        {
            Field = HourlyFields.NameOf(inquiry.Variable),
            Time = hour,
            Value = unit.Of(column.Values[index]),
            Blended = account is null ? null : unit.Finely(account.Blended),
            Method = column.Provenance.FirstOrDefault(run => run.From <= index && index < run.To)?.Method,
            Confidence = column.Confidence is { } sure ? Show(sure, index, unit) : null,
            Vendors = [.. (account?.Contributions ?? []).Select(words => Show(words, unit))],
        };
    }

    private static ExplainedConfidence? Show(ConfidenceColumn sure, int index, DisplayUnit unit) =>
        MergePresenter.Level(sure.Level[index]) is not { } level ? null : new ExplainedConfidence
        {
            Level = level,
            P10 = unit.Of(sure.P10[index]),
            P90 = unit.Of(sure.P90[index]),
            Lineages = sure.Lineages[index],
        };

    private static ExplainedVendor Show(Contribution words, DisplayUnit unit) => new()
    {
        Id = words.Provider,
        Lineage = words.Lineage,
        Value = unit.Finely(words.Value),
        Bias = unit.Apart(words.Value - words.Corrected),
        Corrected = unit.Finely(words.Corrected),
        ErrorScale = unit.Apart(words.Scale),
        Weight = Math.Round(words.Weight, 4, MidpointRounding.AwayFromZero),
        Verdict = MergePresenter.Name(words.Status),
        Distance = MergePresenter.Distance(words),
        Gate = MergePresenter.Gate(words),
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
