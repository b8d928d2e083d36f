using WeatherHub.Providers.Shared;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Providers.Nws.Grid;

/// <summary>
/// The hourly forecast's periods (https://www.weather.gov/documentation/services-web-api#/default/gridpoint_forecast_hourly) into hours:
/// each value by its own unit, or by that of the payload, whatever was requested. A number is an object with its unit, with <c>minValue</c>
/// and <c>maxValue</c> instead of a value for a range, or, where the newer shape is not switched on, a bare number or text such as
/// <c>"5 to 10 mph"</c>.
/// </summary>
internal static class NwsHourlyMapper
{
    private const string Periods = "properties.periods[]";

    private static readonly Field[] Quantities =
    [
        new(Variable.Temperature, Unit.Celsius, Label.Start, "temperature"),
        new(Variable.DewPoint, Unit.Celsius, Label.Start, "dewpoint"),
        new(Variable.RelativeHumidity, Unit.Percent, Label.Start, "relativeHumidity"),
        new(Variable.PrecipitationProbability, Unit.Percent, Label.Start, "probabilityOfPrecipitation"),
        new(Variable.WindSpeed, Unit.KilometrePerHour, Label.Start, "windSpeed"),
        new(Variable.WindGust, Unit.KilometrePerHour, Label.Start, "windGust"),
    ];

    internal static readonly JsonProjection Payload = NwsForecastFetch.Elevation.On(new JsonProjection()).Geometry()
        .Texts("properties.units").Times("properties.updateTime", $"{Periods}.startTime", $"{Periods}.endTime")
        .Add(JsonKinds.Number | JsonKinds.Text, Paths("")).Numbers(Paths(".value")).Numbers(Paths(".minValue")).Numbers(Paths(".maxValue"))
        .Texts(Paths(".unitCode")).Texts($"{Periods}.temperatureUnit", $"{Periods}.windDirection", $"{Periods}.shortForecast");

    internal static void SayNumbers(HourlySeriesBuilder series, JsonColumns payload)
    {
        var (isUs, periods) = (payload["properties.units"].Text == "us", All(payload));
        foreach (var field in Quantities)
        {
            var (path, isWind) = ($"{Periods}.{field.Names[0]}", field.Variable is Variable.WindSpeed or Variable.WindGust);
            var (bare, value, code) = (payload[path], payload[path + ".value"], payload[path + ".unitCode"]);
            var (low, high, letter) = (payload[path + ".minValue"], payload[path + ".maxValue"], payload[$"{Periods}.temperatureUnit"]);
            foreach (var (row, start, end) in periods)
            {
                var (least, most) = (low.NumberAt(row), high.NumberAt(row));
                var number = bare.NumberAt(row) ?? value.NumberAt(row) ?? (least + most) / 2 ?? most ?? least;
                var declared = code.TextAt(row) ?? (field.Variable == Variable.Temperature ? letter.TextAt(row) ?? (isUs ? "F" : "C")
                    : isWind && isUs ? "mph" : null);
                if (number is null && isWind && bare.TextAt(row) is { } text)
                    (number, declared) = (NwsWind.Middle(text), NwsWind.UnitIn(text) ?? declared);
                if (NwsUnits.Codes.Of(field.Variable, declared, field.Unit) is { } unit)
                    series.Interval(field.Variable, start, end, number, unit);
            }
        }

        var directions = payload[$"{Periods}.windDirection"];
        foreach (var (row, start, end) in periods)
            series.Interval(Variable.WindDirection, start, end, NwsWind.Direction(directions.TextAt(row)), Unit.Degree);
    }

    internal static void SayWeather(HourlySeriesBuilder series, JsonColumns payload)
    {
        var texts = payload[$"{Periods}.shortForecast"];
        foreach (var (row, start, end) in All(payload)) series.Condition(start, end, NwsPhrases.Of(texts.TextAt(row)));
    }

    private static IEnumerable<string> Paths(string part) => Quantities.Select(field => $"{Periods}.{field.Names[0]}{part}");

    // A period of more than a day is a typing error.
    private static List<(int Row, DateTimeOffset Start, DateTimeOffset End)> All(JsonColumns payload)
    {
        var (ends, times) = (payload[$"{Periods}.endTime"], payload[$"{Periods}.startTime"]);
        var starts = Values.Plausible(Enumerable.Range(0, payload[Periods].Rows).Select(times.TimeAt));
        List<(int, DateTimeOffset, DateTimeOffset)> periods = [];
        for (var i = 0; i < starts.Length; i++)
        {
            if (starts[i] is not { } start) continue;
            var isPlausible = ends.TimeAt(i) - start is { } length && length > TimeSpan.Zero && length <= TimeSpan.FromDays(1);
            periods.Add((i, start, isPlausible ? ends.TimeAt(i)!.Value : start + TimeAxis.Step));
        }

        return periods;
    }
}
