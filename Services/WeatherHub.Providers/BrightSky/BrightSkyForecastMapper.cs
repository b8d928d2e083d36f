using WeatherHub.Providers.Shared;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Providers.BrightSky;

/// <summary>
/// <c>/weather</c> into hours. A label ends its hour for what is measured over time (wind, gust, precipitation, probability, radiation)
/// and is the very moment for the rest: https://brightsky.dev/docs/#/operations/getWeather
/// </summary>
internal static class BrightSkyForecastMapper
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    internal static Report Map(BrightSkyWeather wire, ReportMetadata stamp)
    {
        var sources = new BrightSkySources(wire.Sources);
        var rows = (wire.Weather ?? []).OfType<BrightSkyHour>().Where(row => sources.IsNear(row.SourceId)).ToList();
        var units = BrightSkyUnits.Of(rows.Select(row => row.Temperature), rows.Select(row => row.PressureMsl));
        var series = new HourlySeriesBuilder();
        var labels = Spoken.Plausible(rows.Select(row => row.Timestamp));
        var heights = rows.ConvertAll(row => sources.HeightOf(row.SourceId, row.FallbackSourceIds));
        var isOneHeight = heights.Distinct().Count() == 1;
        for (var i = 0; i < rows.Count; i++)
        {
            if (labels[i] is not { Year: > 1 and < 9999 } label) continue;
            Say(series, rows[i], label, units, sources);
            if (!isOneHeight) series.Height(label, heights[i]);
        }

        var hourly = series.Build() ?? throw Faults.Empty(wire.Weather is not null && Array.TrueForAll(labels, label => label is not null), series.Rejections, stamp);
        var main = sources.Main;
        return new Report
        {
            Provider = BrightSkyProvider.Id,
            Kind = ReportKind.Forecast,
            FetchedAt = stamp.FetchedAt,
            ExpiresAt = stamp.ExpiresAt,
            Lineage = BrightSkyProvider.Lineage,
            GridPoint = BrightSkySources.Place(main),
            Elevation = isOneHeight ? heights[0] : main?.Height,
            Hourly = hourly,
            Rejections = series.Rejections,
        };
    }

    private static void Say(HourlySeriesBuilder series, BrightSkyHour row, DateTimeOffset label, BrightSkyUnits units, BrightSkySources sources)
    {
        Moment(Variable.Temperature, row.Temperature, "temperature", units.Temperature);
        Humid(Variable.DewPoint, row.DewPoint, "dew_point", units.Temperature);
        Humid(Variable.RelativeHumidity, row.RelativeHumidity, "relative_humidity", Unit.Percent);
        Moment(Variable.PressureMsl, row.PressureMsl, "pressure_msl", units.Pressure);
        Moment(Variable.CloudCover, row.CloudCover, "cloud_cover", Unit.Percent);
        Moment(Variable.Visibility, row.Visibility, "visibility", Unit.Metre);

        // The mean of the hour before the label is the best word there is for that hour's wind.
        Past(Variable.WindSpeed, row.WindSpeed, "wind_speed", units.Speed);
        Past(Variable.WindDirection, row.WindDirection, "wind_direction", Unit.Degree);
        Past(Variable.WindGust, row.WindGustSpeed, "wind_gust_speed", units.Speed);
        Past(Variable.Precipitation, row.Precipitation, "precipitation", Unit.Millimetre);
        Past(Variable.PrecipitationProbability, row.PrecipitationProbability, "precipitation_probability", Unit.Percent);
        Past(Variable.ShortwaveRadiation, units.Irradiance(row.Solar, Hour), "solar", Unit.WattPerSquareMetre);
        var words = sources.Near(row.Condition, row.Icon, row.CloudCover, row.FallbackSourceIds);
        series.Condition(label, label + Hour, BrightSkyConditions.Of(words));

        void Moment(Variable variable, double? value, string field, Unit unit) =>
            series.Instant(variable, label, sources.Near(value, field, row.FallbackSourceIds), unit);

        void Humid(Variable variable, double? value, string field, Unit unit) =>
            series.Instant(variable, label, sources.NearAtHeight(value, field, row.SourceId, row.FallbackSourceIds), unit);

        void Past(Variable variable, double? value, string field, Unit unit) =>
            series.Interval(variable, label - Hour, label, sources.Near(value, field, row.FallbackSourceIds), unit);
    }
}
