using WeatherHub.Providers.Shared;
using WeatherHub.Weather.Units;

namespace WeatherHub.Providers.BrightSky;

/// <summary>
/// The service's fields, in the units of its set <c>dwd</c>: https://brightsky.dev/docs/#/operations/getWeather. A label ends its interval
/// for what is measured over time and is the very moment for the rest. A value's mark is the source that filled it in where the row's own
/// source lacks it.
/// </summary>
internal static class BrightSkyFields
{
    private static readonly Field[] Moments =
    [
        new(Variable.Temperature, Unit.Celsius, Label.Instant, "temperature"),
        new(Variable.DewPoint, Unit.Celsius, Label.Instant, "dew_point"),
        new(Variable.RelativeHumidity, Unit.Percent, Label.Instant, "relative_humidity"),
        new(Variable.PressureMsl, Unit.Hectopascal, Label.Instant, "pressure_msl"),
        new(Variable.CloudCover, Unit.Percent, Label.Instant, "cloud_cover"),
        new(Variable.Visibility, Unit.Metre, Label.Instant, "visibility"),
    ];

    /// <summary>
    /// The rows of <c>/weather</c>. The mean of the hour before the label is the best value there is for that hour's wind.
    /// </summary>
    internal static readonly FieldMap Hours = Of("weather[]", [
        .. Moments, .. Windowed("", 60), new(Variable.Precipitation, Unit.Millimetre, Label.End, "precipitation"),
        new(Variable.PrecipitationProbability, Unit.Percent, Label.End, "precipitation_probability")]);

    /// <summary>Now, the shortest window first. What fell in 10 or 30 minutes is no hour's.</summary>
    internal static readonly FieldMap Now = Of("weather", [
        .. Moments, .. ((int[])[10, 30, 60]).SelectMany(minutes => Windowed($"_{minutes}", minutes)),
        new(Variable.Precipitation, Unit.Millimetre, Label.End, "precipitation_60")]);

    /// <summary>The service's other set of units, <c>si</c>.</summary>
    private static readonly Dictionary<Unit, Unit> Si = new()
    {
        [Unit.Celsius] = Unit.Kelvin,
        [Unit.Hectopascal] = Unit.Pascal,
        [Unit.KilometrePerHour] = Unit.MetrePerSecond,
        [Unit.KilowattHourPerSquareMetre] = Unit.JoulePerSquareMetre,
    };

    /// <summary>
    /// The fields of a payload in its units. No payload says which set it holds; we request <c>dwd</c>. One whose temperatures are all
    /// above any in °C and below none in K, and whose pressures are all above any in hPa, is read as <c>si</c>, so that it is never taken
    /// for an absurd one of ours.
    /// </summary>
    internal static FieldColumn[] In(FieldMap map, JsonColumns payload, int[] rows)
    {
        FieldColumn[] columns = [.. map.In(payload)];
        var said = columns.Where(column => column.Field.Variable is Variable.Temperature or Variable.PressureMsl)
            .SelectMany(column => rows.Select(row => column.Values[row] / (column.Field.Variable == Variable.Temperature ? 150 : 50_000)))
            .Where(share => !double.IsNaN(share)).ToList();
        return said.Count == 0 || said.Exists(share => share < 1) ? columns
            : Array.ConvertAll(columns, column => column with { Unit = Si.GetValueOrDefault(column.Unit, column.Unit) });
    }

    private static FieldMap Of(string block, IReadOnlyList<Field> fields) =>
        new(fields, block + ".{0}", marks: block + ".fallback_source_ids.{0}", markKind: JsonKinds.Number);

    private static IEnumerable<Field> Windowed(string suffix, int minutes) => from field in (Field[])[
            new(Variable.WindSpeed, Unit.KilometrePerHour, Label.End, "wind_speed" + suffix),
            new(Variable.WindDirection, Unit.Degree, Label.End, "wind_direction" + suffix),
            new(Variable.WindGust, Unit.KilometrePerHour, Label.End, "wind_gust_speed" + suffix),
            new(Variable.ShortwaveRadiation, Unit.KilowattHourPerSquareMetre, Label.End, "solar" + suffix)]
                                                                              select field with { Window = TimeSpan.FromMinutes(minutes) };
}
