using WeatherHub.Providers.Shared;
using WeatherHub.Weather.Units;

namespace WeatherHub.Providers.OpenMeteo;

/// <summary>A block with the units that it declares for itself.</summary>
/// <param name="columns">The values by variable.</param>
/// <param name="units">The units by variable.</param>
/// <param name="offset">What a local ISO time is ahead of UTC.</param>
internal sealed class OpenMeteoBlock(Dictionary<string, OpenMeteoColumn?> columns, Dictionary<string, string?>? units, TimeSpan offset)
{
    /// <summary>The labels in UTC; null where they cannot be read.</summary>
    public DateTimeOffset?[] Times() =>
        columns.GetValueOrDefault("time") is { } time
            ? Spoken.Plausible(time.Values.Select(seconds => Spoken.UnixTime(seconds) - (time.IsText ? offset : TimeSpan.Zero)))
            : [];

    /// <summary>The labels as local dates: text says them, a Unix time needs the offset added (https://open-meteo.com/en/docs, "timeformat").</summary>
    public DateOnly?[] Dates() =>
        columns.GetValueOrDefault("time") is { } time
            ? [.. time.Values.Select(seconds => (Spoken.UnixTime(seconds) + (time.IsText ? TimeSpan.Zero : offset)) is { } at
                ? DateOnly.FromDateTime(at.UtcDateTime) : (DateOnly?)null)]
            : [];

    /// <summary>A variable's values and their unit, under the first of its names that the block has; null when it has none or the unit is strange.</summary>
    public (OpenMeteoColumn Column, Unit Unit)? Find(Variable variable, Unit documented, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (columns.GetValueOrDefault(name) is not { } column) continue;
            return Spoken.UnitOf(variable, units?.GetValueOrDefault(name), documented, UnitOf) is { } unit ? (column, unit) : null;
        }

        return null;
    }

    /// <summary>The codes of the vendor's conditions.</summary>
    public OpenMeteoColumn? Codes => columns.GetValueOrDefault("weather_code") ?? columns.GetValueOrDefault("weathercode");

    /// <summary>A bare number of a block of the present.</summary>
    public double? Number(string name) => columns.GetValueOrDefault(name)?[0];

    private static Unit? UnitOf(string word) => word switch
    {
        "°C" => Unit.Celsius,
        "°F" => Unit.Fahrenheit,
        "m/s" => Unit.MetrePerSecond,
        "km/h" => Unit.KilometrePerHour,
        "mp/h" or "mph" => Unit.MilePerHour,
        "kn" => Unit.Knot,
        "hPa" => Unit.Hectopascal,
        "mm" => Unit.Millimetre,
        "cm" => Unit.Centimetre,
        "inch" => Unit.Inch,
        "m" => Unit.Metre,
        "km" => Unit.Kilometre,
        "ft" => Unit.Foot,
        "mi" => Unit.Mile,
        "%" => Unit.Percent,
        "°" => Unit.Degree,
        "W/m²" => Unit.WattPerSquareMetre,
        "" => Unit.One,
        _ => null,
    };
}
