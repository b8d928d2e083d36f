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
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    internal static readonly JsonProjection Hourly = Paths("weather[]", BrightSkyFields.Hours);

    internal static readonly JsonProjection Now = Paths("weather", BrightSkyFields.Now);

    internal static Report Forecast(JsonColumns payload, ReportMetadata metadata)
    {
        var (ids, sky) = (payload["weather[].source_id"], new BrightSkyConditions(payload, "weather[]"));
        var sources = new BrightSkySources(payload, ids, payload["weather[].fallback_source_ids.temperature"]);
        int[] rows = [.. Enumerable.Range(0, payload["weather[]"].Rows).Where(row => sources.IsNear(ids[row]))];
        var labels = Values.Plausible(rows.Select(payload["weather[].timestamp"].TimeAt));
        var heights = Array.ConvertAll(rows, row => sources.HeightOf(row));
        var (isOneHeight, series) = (heights.Distinct().Count() == 1, new HourlySeriesBuilder());
        foreach (var column in BrightSkyFields.In(BrightSkyFields.Hours, payload, rows))
            for (var i = 0; i < rows.Length; i++)
                if (labels[i] is { } label) column.Say(series, sources.Usable(column, rows[i]), label);
        for (var i = 0; i < rows.Length; i++)
        {
            if (labels[i] is not { } label) continue;
            series.Condition(label, label + Hour, sky.Of(rows[i], sources));
            if (!isOneHeight) series.Height(label, heights[i]);
        }

        var main = sources.StationOf(sources.Main);
        return metadata.Report(BrightSkyProvider.Id, ReportKind.Forecast, BrightSkyProvider.Lineage) with
        {
            GridPoint = main?.Location,
            Elevation = isOneHeight ? heights[0] : main?.Elevation,
            Hourly =
                series.Build()
                ?? throw Faults.Empty(
                    payload.Has("weather") && Array.TrueForAll(labels, label => label is not null),
                    series.Rejections,
                    metadata),
            Rejections = series.Rejections,
        };
    }

    internal static Report Current(JsonColumns payload, ReportMetadata metadata)
    {
        if (!payload.HasValues("weather.")) throw Faults.Empty(payload.Has("weather"), [], metadata);
        if (payload["weather.timestamp"].Time is not { } time) throw Faults.BadPayload("no time");
        var (ids, sky) = (payload["weather.source_id"], new BrightSkyConditions(payload, "weather"));
        var sources = new BrightSkySources(payload, ids, payload["weather.fallback_source_ids.temperature"]);
        if (!sources.IsNear(ids[0])) throw new ProviderFaultException(FaultKind.NotCovered, "the nearest station is too far away");
        var (reading, columns) = (new CurrentReadingBuilder(), BrightSkyFields.In(BrightSkyFields.Now, payload, [0]));

        // Speed, direction and gust of one window, so that they agree with each other.
        var (wind, sun) = (ShortestOf(Variable.WindSpeed), ShortestOf(Variable.ShortwaveRadiation));
        foreach (var column in columns)
        {
            var window = column.Field.Variable switch
            {
                Variable.WindSpeed or Variable.WindDirection or Variable.WindGust => wind,
                Variable.ShortwaveRadiation => sun,
                _ => column.Field.Window,
            };
            if (column.Field.Window == window) column.Say(reading, sources.Usable(column, 0));
        }

        // Something is drawn, and what is drawn says nothing.
        var condition = sky.Of(0, sources) ?? (sky.IconOf(0, sources) is { Length: > 0 } ? Condition.Unknown : null);
        if (reading.Values.Count == 0 && condition is null or Condition.Unknown)
            throw Faults.Empty(isShaped: true, reading.Rejections, metadata);
        var station = sources.StationOf(sources.SourceOf(ids[0]));
        return metadata.Report(BrightSkyProvider.Id, ReportKind.Current, BrightSkyProvider.Lineage) with
        {
            IssuedAt = time,
            GridPoint = station?.Location,
            Elevation = sources.HeightOf(0),
            Current = new CurrentReading
            {
                Time = time,
                Kind = sources.IsForecast(sources.SourceOf(ids[0])) ? ReadingKind.Model : ReadingKind.Observation,
                Values = reading.Values,
                Condition = condition,
                Station = station,
            },
            Rejections = reading.Rejections,
        };

        TimeSpan? ShortestOf(Variable variable) => Array.Find(
            columns, column => column.Field.Variable == variable && !double.IsNaN(column.Values[sources.Usable(column, 0)])).Field?.Window;
    }

    private static JsonProjection Paths(string block, FieldMap map) => BrightSkySources.On(new JsonProjection().Fields(map))
        .Times($"{block}.timestamp").Numbers($"{block}.source_id").Texts($"{block}.condition", $"{block}.icon")
        .Numbers(BrightSkyConditions.Filled(block));
}
