using WeatherHub.Api.Resources.Forecast;
using WeatherHub.Api.Resources.Shared;
using WeatherHub.Contracts.V1;
using WeatherHub.Weather.Consensus;
using WeatherHub.Weather.Consensus.Explain;
using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Units;

namespace WeatherHub.Api.Resources.Comparison;

/// <summary>Every vendor's series beside the merged one.</summary>
internal sealed class ComparisonPresenter(IEnumerable<IWeatherProvider> providers)
{
    private readonly IReadOnlyList<ProviderProfile> profiles = [.. providers.Select(provider => provider.Profile)];

    internal Contracts.V1.Comparison Present(ForecastQuery query, ForecastAnswerParts answer, TimeZoneInfo zone)
    {
        var (variable, forecast) = (query.Compares!.Variable, answer.Forecast);
        var (column, number) = (forecast.Hourly.Columns[variable], DisplayUnits.Of(query.Units)[variable]);
        return new Contracts.V1.Comparison
        {
            Contract = ContractJson.Revision,
            AsOf = answer.AsOf,
            ExpiresAt = answer.ExpiresAt,
            Location = ForecastPresenter.Place(query, answer, zone),
            Units = UnitsMap.Of(query, hasCurrent: false),
            Status = ForecastPresenter.Standing(query, answer),
            Field = HourlyFields.NameOf(variable),
            Interval = "PT1H",
            Time = [.. Enumerable.Range(0, forecast.Hourly.Axis.Count).Select(index => forecast.Hourly.Axis[index])],
            Merged = new MergedSeries
            {
                Values = number.Of(column.Values),
                Provenance = [.. column.Provenance.Select(ProvenancePresenter.Show)],
                Confidence = column.Confidence is { } sure ? ConfidencePresenter.Show(sure, number, inFull: true) : null,
            },
            Spread = [.. Enumerable.Range(0, forecast.Hourly.Axis.Count).Select(step => number.Apart(Spread(variable, forecast, step), finely: false))],
            Vendors = [.. forecast.Series.Select(series => Vendor(series, answer, column, number))],
            Providers = [.. answer.Standings.Select(standing => standing.Show())],
            Attribution = [.. profiles.Where(profile => answer.Used.Contains(profile.Id)).Select(Attributions.Of)],
            Links = new Links { Self = query.Address() },
        };
    }

    private static ComparedVendor Vendor(MemberSeries series, ForecastAnswerParts answer, MergedColumn merged, DisplayUnit number)
    {
        var reports = answer.Reports.Where(report => report.Provider == series.Provider).ToList();
        return new ComparedVendor
        {
            Id = series.Provider,
            Lineage = series.Lineage,
            IssuedAt = reports.Max(report => report.IssuedAt),
            FetchedAt = reports.Max(report => report.FetchedAt),
            Values = number.Of(series.Values),
            Rejected =
            [
                .. from account in answer.Forecast.Traces
                   from words in account.Contributions
                   where words.Provider == series.Provider && IsRejected(words.Status)
                   let value = merged.Values[answer.Forecast.Hourly.Axis.IndexOf(account.Time)]
                   select new RejectedValue
                   {
                       Time = account.Time,
                       Verdict = ExplanationPresenter.Word(words.Status),
                       By = number.Apart(words.Value - value, finely: false),
                       Distance = ExplanationPresenter.Distance(words),
                       Gate = ExplanationPresenter.Gate(words),
                   },
            ],
        };
    }

    private static bool IsRejected(ContributionStatus verdict) => verdict is ContributionStatus.Outlier or ContributionStatus.Excluded or ContributionStatus.Overruled;

    /// <summary>The furthest that two stand apart of those that were not outvoted; NaN where none speaks.</summary>
    private static double Spread(Variable variable, MergedForecast forecast, int step)
    {
        var account = forecast.Traces.FirstOrDefault(account => account.Time == forecast.Hourly.Axis[step]);
        double[] said =
        [
            .. from series in forecast.Series
               where !double.IsNaN(series.Values[step])
               where account?.Contributions.Any(words => words.Provider == series.Provider && words.Status is ContributionStatus.Outlier or ContributionStatus.Excluded) != true
               select series.Values[step],
        ];
        if (said.Length == 0) return double.NaN;
        var around = variable == Variable.WindDirection;
        return said.Max(one => said.Max(other => Math.Abs(one - other) is var apart && around && apart > 180 ? 360 - apart : apart));
    }
}
