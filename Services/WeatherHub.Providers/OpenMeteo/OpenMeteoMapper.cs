using System.Globalization;
using WeatherHub.Providers.Shared;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Providers.OpenMeteo;

/// <summary>A payload's hours, present and days into a report.</summary>
internal static class OpenMeteoMapper
{
    private const double Hour = 3600;
    private static readonly string[] LocalTimes = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ss"];

    /// <exception cref="ProviderFaultException">The payload holds nothing of the kind requested; null is any.</exception>
    public static Report Map(JsonColumns payload, ReportMetadata metadata, ReportKind? requested = null)
    {
        if (ErrorOf(payload) is { } kind) throw new ProviderFaultException(kind, "answered with an error body");
        var (hours, labels) = (new HourlySeriesBuilder(), Times(payload, "hourly"));
        var step = StepOf(labels);
        foreach (var column in OpenMeteoFields.Hourly.In(payload))
            for (var i = 0; i < labels.Length; i++)
                if (labels[i] is { } at) column.Say(hours, i, at, step);
        var codes = CodesOf(payload, "hourly");
        for (var i = 0; i < labels.Length; i++)
            if (labels[i] is { } at) hours.Condition(at, at + step, OpenMeteoConditions.Of(codes.NumberAt(i)));

        var (current, rejections) = Current(payload, labels);
        List<Rejection> rejected = [.. hours.Rejections, .. rejections];
        var daily = Daily(payload, rejected);
        var series = hours.Build();
        if (series is null && (requested == ReportKind.Forecast || (current is null && daily.Count == 0)))
        {
            var isShaped = current is null && daily.Count == 0 && payload.Has("hourly.time") && Array.TrueForAll(labels, label => label is not null);
            throw Faults.Empty(isShaped, rejected, metadata);
        }

        var grid = Values.Place(payload["latitude"][0], payload["longitude"][0]);
        var kindOf = requested ?? (series is null && current is not null ? ReportKind.Current : ReportKind.Forecast);
        return metadata.Report(OpenMeteoProvider.Id, kindOf, OpenMeteoProvider.LineageAt(metadata.Cell ?? grid ?? default)) with
        {
            GridPoint = grid,
            Elevation = payload["elevation"].Number,
            Hourly = series,
            Current = current,
            Daily = daily,
            Rejections = [.. rejected.GroupBy(one => one.Variable).Select(same => new Rejection(same.Key, same.Sum(one => one.Count)))],
        };
    }

    /// <summary>What <c>{"error":true,"reason":…}</c> means, whatever status it comes with; null when it is no error: https://open-meteo.com/en/docs</summary>
    public static FaultKind? ErrorOf(JsonColumns payload) =>
        payload["error"][0] != 1 ? null
        : payload["reason"].Text?.StartsWith("No data is available for this location", StringComparison.OrdinalIgnoreCase) is true ? FaultKind.NotCovered
        : FaultKind.Refused;

    /// <summary>
    /// The present; null when it has no time or says nothing. A sum covers the interval that ends now, a quarter of an hour: no measure of what fell in the
    /// past hour. Only the hour that ends now has that.
    /// </summary>
    private static (CurrentReading? Reading, IReadOnlyList<Rejection> Rejections) Current(JsonColumns payload, DateTimeOffset?[] hours)
    {
        var block = payload.Has("current") ? "current" : "current_weather";
        var (values, now) = (new CurrentReadingBuilder(), Times(payload, block) is [{ } first, ..] ? first : (DateTimeOffset?)null);
        var isWholeHour = payload[$"{block}.interval[]"][0] == Hour;
        var ended = now is not null && StepOf(hours) == TimeAxis.Step ? Array.IndexOf(hours, now) : -1;
        if (payload.Has(block))
        {
            foreach (var column in OpenMeteoFields.Current[block == "current" ? 0 : 1].In(payload))
                if (IsSum(column) is false || isWholeHour) column.Say(values);
            foreach (var column in OpenMeteoFields.Hourly.In(payload))
                if (IsSum(column) && !isWholeHour) column.Say(values, ended);
        }

        var condition = OpenMeteoConditions.Of(CodesOf(payload, block).Number);
        return (now is { } time && (values.Values.Count > 0 || condition is not null)
            ? new CurrentReading { Time = time, Kind = ReadingKind.Model, Values = values.Values, Condition = condition }
            : null, values.Rejections);

        static bool IsSum(FieldColumn column) => VariableFacts.Of(column.Field.Variable).Method == CellMethod.Sum;
    }

    private static IReadOnlyList<DailyOutlook> Daily(JsonColumns payload, List<Rejection> rejections)
    {
        var days = Array.ConvertAll(Dates(payload), date => date is { } day ? new DailyOutlook { Date = day } : null);
        foreach (var (map, set) in OpenMeteoFields.Daily)
            foreach (var column in map.In(payload))
                for (var i = 0; i < days.Length; i++)
                    if (days[i] is { } day) days[i] = set(day, Values.Canonical(column.Field.Variable, column.Values.NumberAt(i), column.Unit, rejections));
        var codes = CodesOf(payload, "daily");
        for (var i = 0; i < days.Length; i++)
            if (OpenMeteoConditions.Of(codes.NumberAt(i)) is { } condition && days[i] is { } day) days[i] = day with { Condition = condition };
        return [.. days.OfType<DailyOutlook>().Where(day => day != new DailyOutlook { Date = day.Date }).DistinctBy(day => day.Date)];
    }

    /// <summary>The labels in UTC; null where they cannot be read. A local ISO time is ahead of UTC by the payload's offset.</summary>
    private static DateTimeOffset?[] Times(JsonColumns payload, string block) =>
        Values.Plausible(Labels(payload, block).Select(label => label.Time - (label.IsLocal ? OffsetOf(payload) : TimeSpan.Zero)));

    /// <summary>The labels as local dates: text names them, a Unix time needs the offset added (https://open-meteo.com/en/docs, "timeformat").</summary>
    private static DateOnly?[] Dates(JsonColumns payload) =>
        [.. Labels(payload, "daily").Select(label => (label.Time + (label.IsLocal ? TimeSpan.Zero : OffsetOf(payload))) is { } at
            ? DateOnly.FromDateTime(at.UtcDateTime) : (DateOnly?)null)];

    private static IEnumerable<(DateTimeOffset? Time, bool IsLocal)> Labels(JsonColumns payload, string block)
    {
        var column = payload[$"{block}.time[]"];
        for (var i = 0; i < column.Rows; i++)
        {
            var isLocal = DateTimeOffset.TryParseExact(
                column.TextAt(i), LocalTimes, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time);
            yield return (Values.UnixTime(isLocal ? (time - DateTimeOffset.UnixEpoch).TotalSeconds : column.NumberAt(i)), isLocal);
        }
    }

    private static TimeSpan OffsetOf(JsonColumns payload) =>
        TimeSpan.FromSeconds(Math.Clamp(payload["utc_offset_seconds"].Number ?? 0, -86_400, 86_400));

    private static JsonColumn CodesOf(JsonColumns payload, string block) =>
        payload.Has($"{block}.weather_code[]") ? payload[$"{block}.weather_code[]"] : payload[$"{block}.weathercode[]"];

    /// <summary>An hour, unless the labels are further apart (<c>temporal_resolution</c>).</summary>
    private static TimeSpan StepOf(DateTimeOffset?[] labels)
    {
        var step = labels.Length > 1 ? labels[1] - labels[0] : null;
        return step is { } said && said > TimeAxis.Step && said <= HourlySeriesBuilder.LongestGap ? said : TimeAxis.Step;
    }
}
