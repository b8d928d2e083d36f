using WeatherHub.Providers.Shared;
using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Providers.BrightSky;

/// <summary><c>/weather</c> into hours, <c>/current_weather</c> into a reading.</summary>
internal static class BrightSkyMapper
{
    internal static Report Forecast(JsonColumns payload, ReportMetadata metadata)
    {
        var sources = new BrightSkySources(payload, BrightSkyFields.Hours);
        var (sky, series) = (new BrightSkyConditions(payload, BrightSkyFields.Hours, sources), new HourlySeriesBuilder());
        int[] rows = [.. Enumerable.Range(0, payload["weather[]"].Rows).Where(sources.IsNearRow)];
        var labels = Values.Plausible(rows.Select(payload[BrightSkyFields.Hours.Time].TimeAt));
        var heights = Array.ConvertAll(rows, row => sources.HeightOf(row));
        var isOneHeight = heights.Distinct().Count() == 1;
        foreach (var column in BrightSkyFields.Hours.In(payload, rows))
            for (var i = 0; i < rows.Length; i++)
                if (labels[i] is { } label) column.Say(series, sources.Usable(column, rows[i]), label);
        for (var i = 0; i < rows.Length; i++)
        {
            if (labels[i] is not { } label) continue;
            series.Condition(label, label + TimeAxis.Step, sky.Of(rows[i]));
            if (!isOneHeight) series.Height(label, heights[i]);
        }

        var main = sources.StationOf(sources.Main);
        var isShaped = payload.Has("weather") && !labels.Contains(null);
        return metadata.Forecast(BrightSkyProvider.Id, BrightSkyProvider.Lineage, series, isShaped) with
        {
            GridPoint = main?.Location,
            Elevation = isOneHeight ? heights[0] : main?.Elevation,
        };
    }

    internal static Report Current(JsonColumns payload, ReportMetadata metadata)
    {
        if (!payload.HasValues("weather.")) throw Faults.Empty(payload.Has("weather"), [], metadata);
        if (payload[BrightSkyFields.Now.Time].Time is not { } time) throw Faults.BadPayload("no time");
        var sources = new BrightSkySources(payload, BrightSkyFields.Now);
        if (!sources.IsNearRow(0)) throw new ProviderFaultException(FaultKind.NotCovered, "the nearest station is too far away");
        var (reading, columns) = (new CurrentReadingBuilder(), BrightSkyFields.Now.In(payload, 0));

        foreach (var column in columns)
            if (column.Field.Window == ShortestOf(column.Field.Variable)) column.Say(reading, sources.Usable(column, 0));

        var sky = new BrightSkyConditions(payload, BrightSkyFields.Now, sources);
        // Something is drawn, and what is drawn says nothing.
        var condition = sky.Of(0) ?? (sky.IconOf(0) is { Length: > 0 } ? Condition.Unknown : null);
        var source = sources.SourceOf(0);
        var (kind, station) = (sources.IsForecast(source) ? ReadingKind.Model : ReadingKind.Observation, sources.StationOf(source));
        return metadata.Current(BrightSkyProvider.Id, BrightSkyProvider.Lineage, reading, time, kind, condition, station) with
        {
            Elevation = sources.HeightOf(0),
        };

        // Speed, direction and gust of one window, so that they agree with each other.
        TimeSpan? ShortestOf(Variable variable)
        {
            var lead = variable is Variable.WindDirection or Variable.WindGust ? Variable.WindSpeed : variable;
            foreach (var column in columns)
                if (column.Field.Variable == lead && !double.IsNaN(column.Values[sources.Usable(column, 0)])) return column.Field.Window;
            return null;
        }
    }
}
