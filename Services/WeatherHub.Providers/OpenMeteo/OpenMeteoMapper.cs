using WeatherHub.Providers.Shared;
using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Providers.OpenMeteo;

/// <summary>A payload's hours, present and days into a report.</summary>
internal static class OpenMeteoMapper
{
    /// <exception cref="Weather.Providers.ProviderFaultException">It holds nothing, or no hours though a report was requested.</exception>
    public static Report Map(JsonColumns payload, ReportMetadata metadata)
    {
        var (hours, labels, condition) = (new HourlySeriesBuilder(), Times(payload, "hourly"), ConditionsOf(payload, "hourly"));
        var step = Values.StepOf(labels);
        foreach (var column in OpenMeteoFields.Hourly.In(payload)) column.Say(hours, labels, step);
        for (var i = 0; i < labels.Length; i++)
            if (labels[i] is { } at) hours.Condition(at, at + step, condition(i));

        var (current, rejections) = Current(payload, labels);
        List<Rejection> rejected = [.. hours.Rejections, .. rejections];
        var daily = DailyField.Days(OpenMeteoFields.Daily.In(payload), Dates(payload), ConditionsOf(payload, "daily"), rejected);
        var (series, isHoursOnly) = (hours.Build(), current is null && daily.Count == 0);
        if (series is null && (metadata.Kind is not null || isHoursOnly))
            throw Faults.Empty(isHoursOnly && payload.Has("hourly.time") && !labels.Contains(null), rejected, metadata);
        var grid = Values.Place(payload["latitude"][0], payload["longitude"][0]);
        var kind = metadata.Kind ?? (series is null && current is not null ? ReportKind.Current : ReportKind.Forecast);
        return metadata.Report(OpenMeteoProvider.Id, kind, OpenMeteoProvider.LineageAt(metadata.Cell ?? grid ?? default)) with
        {
            GridPoint = grid,
            Elevation = payload["elevation"].Number,
            Hourly = series,
            Current = current,
            Daily = daily,
            Rejections = [.. rejected.GroupBy(one => one.Variable).Select(same => new Rejection(same.Key, same.Sum(one => one.Count)))],
        };
    }

    /// <summary>
    /// What <c>{"error":true,"reason":…}</c> means, whatever status it comes with; null when it is no error:
    /// https://open-meteo.com/en/docs
    /// </summary>
    public static FaultKind? ErrorOf(JsonColumns payload) =>
        payload["error"][0] != 1 ? null
        : payload["reason"].Text?.StartsWith("No data is available for this location", StringComparison.OrdinalIgnoreCase) is true
            ? FaultKind.NotCovered
        : FaultKind.Refused;

    /// <summary>
    /// The present; null when it has no time or says nothing. A sum covers the interval that ends now, a quarter of an hour: no measure of
    /// what fell in the past hour. Only the hour that ends now has that.
    /// </summary>
    private static (CurrentReading? Reading, IReadOnlyList<Rejection> Rejections) Current(JsonColumns payload, DateTimeOffset?[] hours)
    {
        var (block, map) = payload.Has("current")
            ? ("current", OpenMeteoFields.Current[0])
            : ("current_weather", OpenMeteoFields.Current[1]);
        var (values, isWholeHour) = (new CurrentReadingBuilder(), payload[$"{block}.interval[]"][0] == TimeAxis.Step.TotalSeconds);
        var now = Times(payload, block).FirstOrDefault();
        var ended = now is not null && Values.StepOf(hours) == TimeAxis.Step ? Array.IndexOf(hours, now) : -1;
        foreach (var column in map.In(payload))
            if (isWholeHour || !IsSum(column)) column.Say(values);
        foreach (var column in OpenMeteoFields.Hourly.In(payload))
            if (payload.Has(block) && !isWholeHour && IsSum(column)) column.Say(values, ended);

        var condition = ConditionsOf(payload, block)(0);
        return (now is { } time && (values.Values.Count > 0 || condition is not null)
            ? new CurrentReading { Time = time, Kind = ReadingKind.Model, Values = values.Values, Condition = condition }
            : null, values.Rejections);

        static bool IsSum(FieldColumn column) => VariableFacts.Of(column.Field.Variable).Method == CellMethod.Sum;
    }

    /// <summary>The labels in UTC; null where they cannot be read. A local ISO time is ahead of UTC by the payload's offset.</summary>
    private static DateTimeOffset?[] Times(JsonColumns payload, string block) =>
        Values.Plausible(Labels(payload, block).Select(label => label.Time - (label.IsLocal ? OffsetOf(payload) : TimeSpan.Zero)));

    /// <summary>
    /// The labels as local dates: text names them, a Unix time needs the offset added (https://open-meteo.com/en/docs, "timeformat").
    /// </summary>
    private static DateOnly?[] Dates(JsonColumns payload) =>
        [.. Labels(payload, "daily").Select(label => (label.Time + (label.IsLocal ? TimeSpan.Zero : OffsetOf(payload))) is { } at
            ? DateOnly.FromDateTime(at.UtcDateTime) : (DateOnly?)null)];

    private static IEnumerable<(DateTimeOffset? Time, bool IsLocal)> Labels(JsonColumns payload, string block)
    {
        var column = payload[$"{block}.time[]"];
        for (var i = 0; i < column.Rows; i++)
        {
            var local = (Values.LocalTime(column.TextAt(i)) - DateTimeOffset.UnixEpoch)?.TotalSeconds;
            yield return (Values.UnixTime(local ?? column.NumberAt(i)), local is not null);
        }
    }

    private static TimeSpan OffsetOf(JsonColumns payload) =>
        TimeSpan.FromSeconds(Math.Clamp(payload["utc_offset_seconds"].Number ?? 0, -86_400, 86_400));

    private static Func<int, Condition?> ConditionsOf(JsonColumns payload, string block)
    {
        var codes = payload.Has($"{block}.weather_code[]") ? payload[$"{block}.weather_code[]"] : payload[$"{block}.weathercode[]"];
        return row => OpenMeteoConditions.Of(codes.NumberAt(row));
    }
}
