using WeatherHub.Providers.Shared;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Series;

namespace WeatherHub.Providers.OpenMeteo;

/// <summary>Their words to ours.</summary>
internal static class OpenMeteoMapper
{
    /// <exception cref="Weather.Providers.ProviderFaultException">The answer says nothing of the product.</exception>
    public static Report Map(OpenMeteoAnswer answer, ReportMetadata stamp, ReportKind? kind = null)
    {
        if (answer.Place is not { } place) throw Faults.BadPayload("the answer is empty");
        if (OpenMeteoError.Of(place) is { } fault) throw new Weather.Providers.ProviderFaultException(fault, "answered with an error body");
        var offset = TimeSpan.FromSeconds(Math.Clamp(place.UtcOffsetSeconds ?? 0, -86_400, 86_400));
        var hours = new HourlySeriesBuilder();
        var hourly = Block(place.Hourly, place.HourlyUnits, offset);
        if (hourly is not null) Say(hours, hourly);
        var now = Block(place.Current, place.CurrentUnits, offset) ?? Block(place.CurrentWeather, place.CurrentWeatherUnits, offset);
        var (current, rejections) = now is null ? (null, []) : OpenMeteoPresent.Map(now, hourly);
        var (daily, dailyRejections) = Block(place.Daily, place.DailyUnits, offset) is { } days ? OpenMeteoDays.Map(days) : ([], []);
        List<Rejection> rejected = [.. hours.Rejections, .. rejections, .. dailyRejections];

        var series = hours.Build();
        var missing = series is null && (kind == ReportKind.Forecast || (current is null && daily.Count == 0));
        var isEmpty = current is null && daily.Count == 0 && place.Hourly?.ContainsKey("time") == true
            && Array.TrueForAll(hourly!.Times(), label => label is not null);
        if (missing) throw Faults.Empty(isEmpty, rejected, stamp);
        var grid = GridPoint(place);
        return new Report
        {
            Provider = OpenMeteoProvider.Id,
            Kind = kind ?? (series is null && current is not null ? ReportKind.Current : ReportKind.Forecast),
            FetchedAt = stamp.FetchedAt,
            ExpiresAt = stamp.ExpiresAt,
            Lineage = OpenMeteoLineage.At(stamp.Cell ?? grid ?? default),
            GridPoint = grid,
            Elevation = place.Elevation,
            Hourly = series,
            Current = current,
            Daily = daily,
            Rejections = [.. rejected.GroupBy(one => one.Variable).Select(same => new Rejection(same.Key, same.Sum(one => one.Count)))],
            Validator = stamp.Validator,
        };
    }

    private static OpenMeteoBlock? Block(Dictionary<string, OpenMeteoColumn?>? columns, Dictionary<string, string?>? units, TimeSpan offset) =>
        columns is null ? null : new OpenMeteoBlock(columns, units, offset);

    private static Coordinates? GridPoint(OpenMeteoForecast place) =>
        place is { Latitude: >= -90 and <= 90 and var latitude, Longitude: >= -180 and <= 180 and var longitude }
            ? new Coordinates(latitude, longitude)
            : null;

    private static void Say(HourlySeriesBuilder hours, OpenMeteoBlock block)
    {
        var times = block.Times();
        var step = Step(times);
        foreach (var word in OpenMeteoVocabulary.Hourly)
        {
            if (block.Find(word.Variable, word.Documented, word.Names) is not var (column, unit)) continue;
            for (var i = 0; i < times.Length; i++)
            {
                if (times[i] is not { } at) continue;
                if (word.Preceding) hours.Interval(word.Variable, at - step, at, column[i], unit);
                else hours.Instant(word.Variable, at, column[i], unit);
            }
        }

        if (block.Codes is not { } codes) return;
        for (var i = 0; i < times.Length; i++)
            if (times[i] is { } at) hours.Condition(at, at + step, OpenMeteoConditions.Of(codes[i]));
    }

    /// <summary>An hour, unless the labels stand further apart (<c>temporal_resolution</c>).</summary>
    internal static TimeSpan Step(DateTimeOffset?[] times)
    {
        var step = times.Length > 1 ? times[1] - times[0] : null;
        return step is { } said && said > TimeAxis.Step && said <= HourlySeriesBuilder.LongestGap ? said : TimeAxis.Step;
    }
}
