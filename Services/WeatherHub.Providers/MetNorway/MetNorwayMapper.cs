using WeatherHub.Providers.Shared;
using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Providers.MetNorway;

/// <summary>
/// The vendor's fields, and a payload (https://docs.api.met.no/doc/ForecastJSON.html) into hours. Every period starts at its time;
/// percentiles and periods of twelve hours are not used.
/// </summary>
internal static class MetNorwayMapper
{
    private const string Steps = "properties.timeseries[]";

    private static readonly FieldMap Instants = new(
        [
            new(Variable.Temperature, Unit.Celsius, Label.Instant, "air_temperature"),
            new(Variable.DewPoint, Unit.Celsius, Label.Instant, "dew_point_temperature"),
            new(Variable.RelativeHumidity, Unit.Percent, Label.Instant, "relative_humidity"),
            new(Variable.PressureMsl, Unit.Hectopascal, Label.Instant, "air_pressure_at_sea_level"),
            new(Variable.CloudCover, Unit.Percent, Label.Instant, "cloud_area_fraction"),
            new(Variable.WindSpeed, Unit.MetrePerSecond, Label.Instant, "wind_speed"),
            new(Variable.WindDirection, Unit.Degree, Label.Instant, "wind_from_direction"),
            new(Variable.WindGust, Unit.MetrePerSecond, Label.Instant, "wind_speed_of_gust"),
            new(Variable.UvIndexClearSky, Unit.One, Label.Instant, "ultraviolet_index_clear_sky"),
        ],
        Steps + ".data.instant.details.{0}", "properties.meta.units.{0}");

    private static readonly Field[] Periods =
    [
        new(Variable.Precipitation, Unit.Millimetre, Label.Start, "precipitation_amount"),
        new(Variable.PrecipitationProbability, Unit.Percent, Label.Start, "probability_of_precipitation"),
        new(Variable.ThunderProbability, Unit.Percent, Label.Start, "probability_of_thunder"),
    ];

    private static readonly FieldMap NextHour = new(Periods, Steps + ".data.next_1_hours.details.{0}", "properties.meta.units.{0}");
    private static readonly FieldMap NextSixHours = new(Periods, Steps + ".data.next_6_hours.details.{0}", "properties.meta.units.{0}");

    public static readonly JsonProjection Payload = new JsonProjection().Fields(Instants, NextHour, NextSixHours)
        .Times("properties.meta.updated_at", Steps + ".time").Numbers("geometry.coordinates[]")
        .Texts(Symbols("next_1_hours"), Symbols("next_6_hours"));

    /// <exception cref="Weather.Providers.ProviderFaultException">The payload holds no forecast.</exception>
    public static Report Map(JsonColumns payload, ReportMetadata metadata)
    {
        var (hours, steps) = (new HourlySeriesBuilder(), payload[Steps].Rows);
        var times = Values.Plausible(Enumerable.Range(0, steps).Select(payload[Steps + ".time"].TimeAt));
        var amounts = NextHour.Find(payload, Variable.Precipitation)?.Values ?? JsonColumn.Empty;
        foreach (var column in Instants.In(payload)) Say(column, 1, _ => true);
        foreach (var column in NextHour.In(payload)) Say(column, 1, _ => true);
        // Where the next hour has no amount, the longer period counts, too.
        foreach (var column in NextSixHours.In(payload)) Say(column, 6, row => double.IsNaN(amounts[row]));

        // The longer periods after every hour: of conditions the first said stays.
        var (next, later) = (payload[Symbols("next_1_hours")], payload[Symbols("next_6_hours")]);
        for (var i = 0; i < steps; i++)
            if (times[i] is { } at) hours.Condition(at, at.AddHours(1), ConditionOf(next, i));
        for (var i = 0; i < steps; i++)
            if (times[i] is { } at && (double.IsNaN(amounts[i]) || ConditionOf(next, i) is null))
                hours.Condition(at, at.AddHours(6), ConditionOf(later, i));

        var coordinates = payload["geometry.coordinates[]"];
        var point = Values.Place(coordinates[1], coordinates[0]);
        var isShaped = payload.Has("properties.timeseries") && !times.Contains(null);
        var lineage = MetNorwayProvider.LineageAt(metadata.Cell ?? point ?? default);
        return metadata.Forecast(MetNorwayProvider.Id, lineage, hours, isShaped) with
        {
            IssuedAt = payload["properties.meta.updated_at"].Time,
            GridPoint = point,
            Elevation = coordinates.NumberAt(2),
            Validator = metadata.Validator,
        };

        void Say(FieldColumn column, int length, Func<int, bool> isUsed)
        {
            for (var i = 0; i < steps; i++)
                if (times[i] is { } at && column.Values.NumberAt(i) is not null && isUsed(i))
                    column.Say(hours, i, at, TimeSpan.FromHours(length));
        }

        static Condition? ConditionOf(JsonColumn symbols, int step) => MetNorwayConditions.Of(symbols.TextAt(step));
    }

    private static string Symbols(string period) => $"{Steps}.data.{period}.summary.symbol_code";
}
