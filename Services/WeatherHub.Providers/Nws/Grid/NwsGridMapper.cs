using WeatherHub.Providers.Shared;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Providers.Nws.Grid;

/// <summary>
/// The raw layers (https://www.weather.gov/documentation/services-web-api#/default/gridpoint) into hours. Their entries are runs of equal
/// hours: what is true at a moment was drawn for every hour of its run. Totals belong to the whole run and are shared out; a probability
/// over a long run is no hour's own, and stays marked as coarse. The layer <c>pressure</c> is not used: it is mostly empty and names no
/// unit.
/// </summary>
internal static class NwsGridMapper
{
    private const string Events = "properties.weather.values[].value[]";

    private static readonly FieldMap Hours = Layers(
        new(Variable.Temperature, Unit.Celsius, Label.Start, "temperature"),
        new(Variable.DewPoint, Unit.Celsius, Label.Start, "dewpoint"),
        new(Variable.ApparentTemperature, Unit.Celsius, Label.Start, "apparentTemperature"),
        new(Variable.RelativeHumidity, Unit.Percent, Label.Start, "relativeHumidity"),
        new(Variable.CloudCover, Unit.Percent, Label.Start, "skyCover"),
        new(Variable.WindDirection, Unit.Degree, Label.Start, "windDirection"),
        new(Variable.WindSpeed, Unit.KilometrePerHour, Label.Start, "windSpeed"),
        new(Variable.WindGust, Unit.KilometrePerHour, Label.Start, "windGust"),
        new(Variable.Visibility, Unit.Metre, Label.Start, "visibility"));

    // Snowfall is the depth of the snow, not its water.
    private static readonly FieldMap Runs = Layers(
        new(Variable.PrecipitationProbability, Unit.Percent, Label.Start, "probabilityOfPrecipitation"),
        new(Variable.ThunderProbability, Unit.Percent, Label.Start, "probabilityOfThunder"),
        new(Variable.Precipitation, Unit.Millimetre, Label.Start, "quantitativePrecipitation"),
        new(Variable.Snowfall, Unit.Millimetre, Label.Start, "snowfallAmount"));

    internal static readonly JsonProjection Payload = NwsForecastFetch
        .Elevation.On(new JsonProjection())
        .Fields(Hours, Runs)
        .Geometry()
        .Texts(Hours.Fields.Concat(Runs.Fields).Select(field => $"properties.{field.Names[0]}.values[].validTime"))
        .Texts("properties.weather.values[].validTime")
        .Texts($"{Events}.coverage", $"{Events}.weather", $"{Events}.intensity", $"{Events}.attributes[]")
        .Times("properties.updateTime");

    internal static void SayNumbers(HourlySeriesBuilder series, JsonColumns payload)
    {
        foreach (var layer in Hours.In(payload))
            foreach (var (run, row) in RunsOf(payload, layer.Field.Names[0], layer))
                foreach (var hour in run.Hours()) layer.Say(series, row, hour.Start, hour.End - hour.Start);
        foreach (var layer in Runs.In(payload))
            foreach (var (run, row) in RunsOf(payload, layer.Field.Names[0], layer)) layer.Say(series, row, run.Start, run.End - run.Start);
    }

    /// <summary>The hours that the weather layer has an entry for; where its entry has no events, the clouds decide.</summary>
    internal static void SayWeather(HourlySeriesBuilder series, JsonColumns payload)
    {
        var (covers, events) = (Covers(payload), NwsEvents.OfLayer(payload, Events));
        foreach (var (run, row) in RunsOf(payload, "weather"))
        {
            var weather = NwsConditions.Of(events[row]);
            foreach (var hour in run.Hours())
                series.Condition(
                    hour.Start, hour.End, weather ?? (covers.TryGetValue(hour.Start, out var percent) ? Values.Sky(percent) : null));
        }
    }

    /// <summary>The hours whose clouds are known, for those that nothing else has a condition for.</summary>
    internal static void SaySky(HourlySeriesBuilder series, JsonColumns payload)
    {
        foreach (var (start, percent) in Covers(payload)) series.Condition(start, start + TimeAxis.Step, Values.Sky(percent));
    }

    private static FieldMap Layers(params IReadOnlyList<Field> fields) =>
        new(fields, "properties.{0}.values[].value", "properties.{0}.uom", units: NwsUnits.Codes);

    /// <summary>A layer's runs that have a value, and the row of each.</summary>
    private static IEnumerable<(NwsInterval Run, int Row)> RunsOf(JsonColumns payload, string layer, FieldColumn? values = null)
    {
        var times = payload[$"properties.{layer}.values[].validTime"];
        var runs = NwsInterval.Plausible(Enumerable.Range(0, payload[$"properties.{layer}.values[]"].Rows).Select(times.TextAt));
        for (var i = 0; i < runs.Length; i++)
            if (runs[i] is { } run && !(values is { } column && double.IsNaN(column.Values[i]))) yield return (run, i);
    }

    private static Dictionary<DateTimeOffset, double> Covers(JsonColumns payload)
    {
        Dictionary<DateTimeOffset, double> covers = [];
        if (Hours.Find(payload, Variable.CloudCover) is not { } clouds) return covers;
        foreach (var (run, row) in RunsOf(payload, clouds.Field.Names[0], clouds))
            foreach (var hour in run.Hours()) covers[hour.Start] = UnitConversion.Convert(clouds.Values[row], clouds.Unit, Unit.Percent);
        return covers;
    }
}
