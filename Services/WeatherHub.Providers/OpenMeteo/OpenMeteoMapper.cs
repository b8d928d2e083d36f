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
        var (hours, labels) = (new HourlySeriesBuilder(), Values.Plausible(Times(payload, "hourly")));
        var (step, condition) = (Values.StepOf(labels), ConditionsOf(payload, "hourly"));
        foreach (var column in OpenMeteoFields.Hourly.In(payload)) column.Say(hours, labels, step);
        for (var i = 0; i < labels.Length; i++)
            if (labels[i] is { } at) hours.Condition(at, at + step, condition(i));

        var values = new CurrentReadingBuilder();
        var current = Current(payload, labels, values);
        List<Rejection> rejected = [.. hours.Rejections, .. values.Rejections];
        DateOnly?[] dates = [.. Times(payload, "daily").Select(label => DateOf(label + OffsetOf(payload)))];
        var daily = DailyField.Days(OpenMeteoFields.Daily.In(payload), dates, ConditionsOf(payload, "daily"), rejected);
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

    /// <summary>What <c>{"error":true,"reason":…}</c> means, whatever status it comes with; null for any other payload.</summary>
    public static FaultKind? ErrorOf(JsonColumns payload) =>
        payload["error"][0] != 1 ? null
        : payload["reason"].Text?.StartsWith("No data is available for this location", StringComparison.OrdinalIgnoreCase) is true
            ? FaultKind.NotCovered
        : FaultKind.Refused;

    /// <summary>
    /// The present; null when it has no time or says nothing. A sum covers the interval that ends now, a quarter of an hour: no measure of
    /// what fell in the past hour. Only the hour that ends now has that.
    /// </summary>
    private static CurrentReading? Current(JsonColumns payload, DateTimeOffset?[] hours, CurrentReadingBuilder values)
    {
        var (block, fields) = payload.Has("current")
            ? ("current", OpenMeteoFields.Current)
            : ("current_weather", OpenMeteoFields.OlderCurrent);
        var (now, condition) = (Times(payload, block).FirstOrDefault(), ConditionsOf(payload, block)(0));
        var isWholeHour = payload[$"{block}.interval[]"][0] == TimeAxis.Step.TotalSeconds;
        var ended = now is not null && Values.StepOf(hours) == TimeAxis.Step ? Array.IndexOf(hours, now) : -1;
        foreach (var column in fields.In(payload))
            if (isWholeHour || !IsSum(column)) column.Say(values);
        foreach (var column in OpenMeteoFields.Hourly.In(payload))
            if (!isWholeHour && IsSum(column)) column.Say(values, ended);

        return now is { } time && (values.Values.Count > 0 || condition is not null)
            ? new CurrentReading { Time = time, Kind = ReadingKind.Model, Values = values.Values, Condition = condition }
            : null;

        static bool IsSum(FieldColumn column) => VariableFacts.Of(column.Field.Variable).Method == CellMethod.Sum;
    }

    /// <summary>
    /// The labels in UTC; null where they cannot be read. Text is a local ISO time, ahead of UTC by the payload's offset, a number is Unix
    /// time: https://open-meteo.com/en/docs, "timeformat".
    /// </summary>
    private static IEnumerable<DateTimeOffset?> Times(JsonColumns payload, string block)
    {
        var (column, offset) = (payload[$"{block}.time[]"], OffsetOf(payload));
        return Enumerable.Range(0, column.Rows)
            .Select(row => Values.LocalTime(column.TextAt(row)) - offset ?? Values.UnixTime(column.NumberAt(row)));
    }

    private static DateOnly? DateOf(DateTimeOffset? local) => local is { } time ? DateOnly.FromDateTime(time.DateTime) : null;

    private static TimeSpan OffsetOf(JsonColumns payload) =>
        TimeSpan.FromSeconds(Math.Clamp(payload["utc_offset_seconds"].Number ?? 0, -86_400, 86_400));

    private static Func<int, Condition?> ConditionsOf(JsonColumns payload, string block)
    {
        var codes = payload.Has($"{block}.weather_code[]") ? payload[$"{block}.weather_code[]"] : payload[$"{block}.weathercode[]"];
        return row => OpenMeteoConditions.Of(codes.NumberAt(row));
    }
}

/// <summary>WMO weather codes, as our own table has them: https://open-meteo.com/en/docs#weather_variable_documentation.</summary>
internal static class OpenMeteoConditions
{
    private static readonly double[] Published =
    [
        0, 1, 2, 3, 45, 48, 51, 53, 55, 56, 57, 61, 63, 65, 66, 67, 71, 73, 75, 77, 80, 81, 82, 85, 86, 95, 96, 99,
    ];

    private static readonly Dictionary<double, Condition> Conditions =
        Published.ToDictionary(code => code, code => ConditionFacts.All.First(facts => facts.Wmo == code).Condition);

    /// <summary>Null when nothing was said; a code that is not published is unknown.</summary>
    public static Condition? Of(double? code) => code is { } said ? Conditions.GetValueOrDefault(said, Condition.Unknown) : null;
}
