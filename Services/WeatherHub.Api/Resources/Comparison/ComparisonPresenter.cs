using WeatherHub.Api.Resources.Shared;
using WeatherHub.Contracts.V1;
using WeatherHub.Weather.Consensus;
using WeatherHub.Weather.Consensus.Explain;
using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Units;

namespace WeatherHub.Api.Resources.Comparison;

/// <summary>Every provider's series beside the merged one.</summary>
internal sealed class ComparisonPresenter(EnvelopePresenter envelope)
{
    internal Contracts.V1.Comparison Present(ComparisonQuery query, AnswerFacts facts, TimeZoneInfo zone)
    {
        var (variable, forecast, axis) = (query.Variable, facts.Forecast, facts.Forecast.Hourly.Axis);
        var (column, unit) = (forecast.Hourly.Columns[variable], DisplayUnits.Of(query.Common.Units)[variable]);
        var selection = new Selection(
            Blocks.Hourly, default(FieldSelection).With(Blocks.Hourly, VariableFacts.Of(variable).Name).Within(Blocks.Hourly));
        return new Contracts.V1.Comparison
        {
            Contract = ContractJson.Revision,
            AsOf = facts.AsOf,
            ExpiresAt = facts.ExpiresAt,
            Location = EnvelopePresenter.Location(query.Common.Place, forecast.Elevation, zone, axis.Start, axis.End),
            Units = EnvelopePresenter.Units(query.Common.Units, shown => shown.Variable == variable, _ => false),
            Status = EnvelopePresenter.Status(
                facts, MergeMode.Consensus, selection, pointer => selection.Resolve(pointer) is null ? null : "/merged"),
            Field = HourlyFields.NameOf(variable),
            Interval = "PT1H",
            Time = [.. Enumerable.Range(0, axis.Count).Select(index => axis[index])],
            Merged = new MergedSeries
            {
                Values = unit.Of(column.Values),
                Provenance = [.. column.Provenance.Select(MergePresenter.Provenance)],
                Confidence = column.Confidence is { } confidence ? MergePresenter.Confidence(confidence, unit, inFull: true) : null,
            },
            Spread = [.. Enumerable.Range(0, axis.Count).Select(step => unit.Apart(Spread(variable, forecast, step), finely: false))],
            Vendors = [.. forecast.Series.Select(series => Vendor(series, facts, column, unit))],
            Providers = EnvelopePresenter.Providers(facts),
            Attribution = envelope.Attribution(facts),
            Links = new Links { Self = query.Address() },
        };
    }

    private static ComparedVendor Vendor(MemberSeries series, AnswerFacts facts, MergedColumn merged, DisplayUnit unit)
    {
        var reports = facts.Reports.Where(report => report.Provider == series.Provider).ToList();
        return new ComparedVendor
        {
            Id = series.Provider,
            Lineage = series.Lineage,
            IssuedAt = reports.Max(report => report.IssuedAt),
            FetchedAt = reports.Max(report => report.FetchedAt),
            Values = unit.Of(series.Values),
            Rejected =
            [
                .. from account in facts.Forecast.Traces
                   from words in account.Contributions
                   where words.Provider == series.Provider && IsRejected(words.Status)
                   let value = merged.Values[facts.Forecast.Hourly.Axis.IndexOf(account.Time)]
                   select new RejectedValue
                   {
                       Time = account.Time,
                       Verdict = MergePresenter.Name(words.Status),
                       By = unit.Apart(words.Value - value, finely: false),
                       Distance = MergePresenter.Distance(words),
                       Gate = MergePresenter.Gate(words),
                   },
            ],
        };
    }

    private static bool IsRejected(ContributionStatus verdict) =>
        verdict is ContributionStatus.Outlier or ContributionStatus.Excluded or ContributionStatus.Overruled;

    /// <summary>The largest difference between two that were not outvoted; NaN where there is none.</summary>
    private static double Spread(Variable variable, MergedForecast forecast, int step)
    {
        var account = forecast.Traces.FirstOrDefault(account => account.Time == forecast.Hourly.Axis[step]);
        double[] said =
        [
            .. from series in forecast.Series
               where !double.IsNaN(series.Values[step])
               where account?.Contributions.Any(words =>
                   words.Provider == series.Provider && words.Status is ContributionStatus.Outlier or ContributionStatus.Excluded) != true
               select series.Values[step],
        ];
        if (said.Length == 0) return double.NaN;
        var around = variable == Variable.WindDirection;
        return said.Max(one => said.Max(other => Math.Abs(one - other) is var apart && around && apart > 180 ? 360 - apart : apart));
    }
}
