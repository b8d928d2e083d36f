using WeatherHub.Api.Resources.Shared;
using WeatherHub.Contracts.V1;
using WeatherHub.Weather.Consensus;
using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Units;

namespace WeatherHub.Api.Resources.Forecast;

/// <summary>How sure the values of the wanted fields are, in the detail that was asked for.</summary>
internal sealed class ConfidencePresenter(ForecastQuery query, MergedForecast forecast)
{
    /// <summary>So many verifications make a place known; before, an answer is about a seventh worse.</summary>
    internal const int Learned = 20;

    private readonly DisplayUnits numbers = DisplayUnits.Of(query.Units);

    internal Confidence? Present() => query.Confidence == ConfidenceDetail.None || !query.Wants(Blocks.Hourly | Blocks.Daily) ? null : new Confidence
    {
        Learning = forecast.Verifications < Learned,
        Verifications = forecast.Verifications,
        Hourly = Hourly(),
        Daily = Daily(),
    };

    internal static ConfidenceSeries Show(ConfidenceColumn column, DisplayUnit number, bool inFull) => new()
    {
        Level = Array.ConvertAll(column.Level, Level),
        P10 = inFull ? number.Of(column.P10) : null,
        P90 = inFull ? number.Of(column.P90) : null,
        Lineages = inFull ? [.. column.Lineages.Select((count, index) => double.IsNaN(column.Level[index]) ? null : (int?)count)] : null,
    };

    internal static int? Level(double level) => double.IsNaN(level) ? null : (int)Math.Round(Math.Clamp(level, 0, 100), MidpointRounding.AwayFromZero);

    private OrderedDictionary<string, ConfidenceSeries>? Hourly()
    {
        if (!query.Wants(Blocks.Hourly)) return null;
        var shown = new OrderedDictionary<string, ConfidenceSeries>();
        foreach (var facts in VariableFacts.All)
            if (query.Fields.Has(Blocks.Hourly, facts.Name) && forecast.Hourly.Columns.GetValueOrDefault(facts.Variable)?.Confidence is { } column)
                shown[facts.Name] = Show(column, numbers[facts.Variable]);
        return shown;
    }

    private OrderedDictionary<string, ConfidenceSeries>? Daily()
    {
        if (!query.Wants(Blocks.Daily)) return null;
        var shown = new OrderedDictionary<string, ConfidenceSeries>();
        foreach (var facts in DailyFields.All)
            if (query.Fields.Has(Blocks.Daily, facts.Name) && forecast.Daily.Columns.GetValueOrDefault(facts.Variable)?.Confidence is { } column)
                shown[facts.Name] = Show(OfWholeDays(column), numbers[facts.Variable]);
        return shown;
    }

    /// <summary>What is known of a day in part says nothing of the day: its highest hour may be one of those that nobody knows.</summary>
    private ConfidenceColumn OfWholeDays(ConfidenceColumn column)
    {
        return column with { Level = Whole(column.Level), P10 = Whole(column.P10), P90 = Whole(column.P90) };

        double[] Whole(double[] values) => [.. values.Select((value, day) => forecast.Daily.IsWhole(day) ? value : double.NaN)];
    }

    private ConfidenceSeries Show(ConfidenceColumn column, DisplayUnit number) => Show(column, number, query.Confidence == ConfidenceDetail.Full);
}
