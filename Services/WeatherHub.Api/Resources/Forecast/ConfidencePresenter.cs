using WeatherHub.Api.Resources.Shared;
using WeatherHub.Contracts.V1;
using WeatherHub.Weather.Consensus;
using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Units;

namespace WeatherHub.Api.Resources.Forecast;

/// <summary>The confidence in the values of the wanted fields, in the detail requested.</summary>
internal static class ConfidencePresenter
{
    internal static Confidence? Present(ForecastQuery query, MergedForecast forecast)
    {
        var (selection, units) = (query.Selection, DisplayUnits.Of(query.Common.Units));
        if (query.Confidence == ConfidenceDetail.None || !selection.Has(Blocks.Hourly | Blocks.Daily)) return null;
        return new Confidence
        {
            Learning = forecast.Verifications < MergePresenter.LearnedAfter,
            Verifications = forecast.Verifications,
            Hourly = Block(Blocks.Hourly, VariableFacts.All.Select(facts =>
                (facts.Name, forecast.Hourly.Columns.GetValueOrDefault(facts.Variable)?.Confidence, units[facts.Variable]))),
            Daily = Block(Blocks.Daily, DailyFields.All.Select(facts =>
                (facts.Name, WholeDays(forecast, facts.Variable), units[facts.Variable]))),
        };

        OrderedDictionary<string, ConfidenceSeries>? Block(
            Blocks block, IEnumerable<(string Name, ConfidenceColumn? Column, DisplayUnit Unit)> fields)
        {
            if (!selection.Has(block)) return null;
            var shown = new OrderedDictionary<string, ConfidenceSeries>();
            foreach (var (name, column, unit) in fields)
                if (column is not null && selection.Has(block, name))
                    shown[name] = MergePresenter.Confidence(column, unit, query.Confidence == ConfidenceDetail.Full);
            return shown;
        }
    }

    /// <summary>What is known of part of a day says nothing of the day: its highest hour may be one of those that nobody knows.</summary>
    private static ConfidenceColumn? WholeDays(MergedForecast forecast, DailyVariable variable)
    {
        var column = forecast.Daily.Columns.GetValueOrDefault(variable)?.Confidence;
        return column is null ? null : column with { Level = Whole(column.Level), P10 = Whole(column.P10), P90 = Whole(column.P90) };

        double[] Whole(double[] values)
        {
            double[] whole = [.. values];
            for (var day = 0; day < whole.Length; day++)
                if (!forecast.Daily.IsWhole(day)) whole[day] = double.NaN;
            return whole;
        }
    }
}
