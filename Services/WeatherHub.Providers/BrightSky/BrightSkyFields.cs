using WeatherHub.Providers.Shared;
using WeatherHub.Weather.Units;

namespace WeatherHub.Providers.BrightSky;

/// <summary>
/// The service's fields in one block, in the units of its set <c>dwd</c>: https://brightsky.dev/docs/#/operations/getWeather. A label ends
/// its interval for what is measured over time and is the very moment for the rest. A value's mark is the source that filled it in where
/// the row's own source lacks it.
/// </summary>
internal sealed class BrightSkyFields(string block, IReadOnlyList<Field> fields)
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

    private static readonly string[] OfIcon =
        ["condition", "cloud_cover", "icon", "precipitation", "precipitation_10", "wind_speed", "wind_speed_10"];

    /// <summary>The service's other set of units, <c>si</c>.</summary>
    private static readonly Dictionary<Unit, Unit> Si = new()
    {
        [Unit.Celsius] = Unit.Kelvin,
        [Unit.Hectopascal] = Unit.Pascal,
        [Unit.KilometrePerHour] = Unit.MetrePerSecond,
        [Unit.KilowattHourPerSquareMetre] = Unit.JoulePerSquareMetre,
    };

    /// <summary>The rows of <c>/weather</c>. The mean of the hour before the label is the best value for that hour's wind.</summary>
    internal static readonly BrightSkyFields Hours = new("weather[]",
    [
        .. Moments,
        .. Windowed("", 60),
        new(Variable.Precipitation, Unit.Millimetre, Label.End, "precipitation"),
        new(Variable.PrecipitationProbability, Unit.Percent, Label.End, "precipitation_probability"),
    ]);

    /// <summary>Now, the shortest window first. What fell in 10 or 30 minutes is no hour's.</summary>
    internal static readonly BrightSkyFields Now = new("weather",
    [
        .. Moments,
        .. Windowed("_10", 10),
        .. Windowed("_30", 30),
        .. Windowed("_60", 60),
        new(Variable.Precipitation, Unit.Millimetre, Label.End, "precipitation_60"),
    ]);

    private readonly FieldMap map =
        new(fields, block + ".{0}", marks: block + ".fallback_source_ids.{0}", markKind: JsonKinds.Number);

    internal string Time { get; } = $"{block}.timestamp";
    internal string Source { get; } = $"{block}.source_id";
    internal string Condition { get; } = $"{block}.condition";
    internal string Icon { get; } = $"{block}.icon";
    internal string CloudCover { get; } = $"{block}.cloud_cover";
    internal string FilledTemperature { get; } = $"{block}.fallback_source_ids.temperature";

    /// <summary>The sources that filled in what an icon is computed from, its condition and its cloud cover first.</summary>
    internal string[] FilledOfIcon { get; } = Array.ConvertAll(OfIcon, part => $"{block}.fallback_source_ids.{part}");

    internal JsonProjection Payload => BrightSkySources.On(new JsonProjection().Fields(map))
        .Times(Time).Numbers(Source).Texts(Condition, Icon).Numbers(FilledOfIcon);

    /// <summary>
    /// The fields of a payload in its units. No payload says which set it holds; we request <c>dwd</c>. One whose temperatures are all
    /// above any in °C and below none in K, and whose pressures are all above any in hPa, is read as <c>si</c>, so that it is never taken
    /// for an absurd one of ours.
    /// </summary>
    internal List<FieldColumn> In(JsonColumns payload, params ReadOnlySpan<int> rows)
    {
        var (columns, lowest) = (map.In(payload), double.NaN);
        foreach (var column in columns)
        {
            var least = column.Field.Variable switch { Variable.Temperature => 150, Variable.PressureMsl => 50_000, _ => double.NaN };
            foreach (var row in rows) lowest = double.MinNumber(lowest, column.Values[row] / least);
        }

        return lowest >= 1
            ? columns.ConvertAll(column => column with { Unit = Si.GetValueOrDefault(column.Unit, column.Unit) })
            : columns;
    }

    private static Field[] Windowed(string suffix, int minutes) => Array.ConvertAll<Field, Field>(
        [
            new(Variable.WindSpeed, Unit.KilometrePerHour, Label.End, "wind_speed" + suffix),
            new(Variable.WindDirection, Unit.Degree, Label.End, "wind_direction" + suffix),
            new(Variable.WindGust, Unit.KilometrePerHour, Label.End, "wind_gust_speed" + suffix),
            new(Variable.ShortwaveRadiation, Unit.KilowattHourPerSquareMetre, Label.End, "solar" + suffix),
        ],
        field => field with { Window = TimeSpan.FromMinutes(minutes) });
}
