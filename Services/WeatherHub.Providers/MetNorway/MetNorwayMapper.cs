using WeatherHub.Providers.Shared;
using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Providers.MetNorway;

/// <summary>Their words to ours. Every period starts at its time; percentiles and periods of twelve hours are left alone.</summary>
internal static class MetNorwayMapper
{
    private static readonly (Variable Variable, string Name, Unit Documented)[] Instants =
    [
        (Variable.Temperature, "air_temperature", Unit.Celsius),
        (Variable.DewPoint, "dew_point_temperature", Unit.Celsius),
        (Variable.RelativeHumidity, "relative_humidity", Unit.Percent),
        (Variable.PressureMsl, "air_pressure_at_sea_level", Unit.Hectopascal),
        (Variable.CloudCover, "cloud_area_fraction", Unit.Percent),
        (Variable.WindSpeed, "wind_speed", Unit.MetrePerSecond),
        (Variable.WindDirection, "wind_from_direction", Unit.Degree),
        (Variable.WindGust, "wind_speed_of_gust", Unit.MetrePerSecond),
        (Variable.UvIndexClearSky, "ultraviolet_index_clear_sky", Unit.One),
    ];

    private static readonly (Variable Variable, string Name, Unit Documented)[] Periods =
    [
        (Variable.Precipitation, "precipitation_amount", Unit.Millimetre),
        (Variable.PrecipitationProbability, "probability_of_precipitation", Unit.Percent),
        (Variable.ThunderProbability, "probability_of_thunder", Unit.Percent),
    ];

    /// <exception cref="Weather.Providers.ProviderFaultException">The answer holds no forecast.</exception>
    public static Report Map(MetNorwayForecast answer, ReportMetadata stamp)
    {
        var steps = answer.Properties?.Timeseries ?? [];
        var times = Spoken.Plausible(steps.Select(step => step?.Time));
        var units = answer.Properties?.Meta?.Units;
        var hours = new HourlySeriesBuilder();
        var coarse = new List<(DateTimeOffset At, Condition? Word)>();
        for (var i = 0; i < steps.Length; i++)
        {
            if (times[i] is not { } at || steps[i]?.Said is not { } said) continue;
            foreach (var (variable, name, documented) in Instants)
                if (Find(said.Instant, variable, name, documented, units) is var (value, unit)) hours.Instant(variable, at, value, unit);
            var hasAmount = Say(hours, said.NextHour, at, at.AddHours(1), units);
            var word = MetNorwayConditions.Of(said.NextHour?.Summary?.SymbolCode);
            hours.Condition(at, at.AddHours(1), word);
            if (said.NextSixHours is not { } sixHours) continue;
            if (!hasAmount) Say(hours, sixHours, at, at.AddHours(6), units);
            if (!hasAmount || word is null) coarse.Add((at, MetNorwayConditions.Of(sixHours.Summary?.SymbolCode)));
        }

        // After every hour: of conditions the first said stays.
        foreach (var (at, word) in coarse) hours.Condition(at, at.AddHours(6), word);
        var point = Point(answer.Geometry);
        return new Report
        {
            Provider = MetNorwayProvider.Id,
            Kind = ReportKind.Forecast,
            FetchedAt = stamp.FetchedAt,
            ExpiresAt = stamp.ExpiresAt,
            IssuedAt = answer.Properties?.Meta?.UpdatedAt,
            Lineage = MetNorwayLineage.At(stamp.Cell ?? point ?? default),
            GridPoint = point,
            Elevation = answer.Geometry?.Coordinates is [_, _, var elevation, ..] ? elevation : null,
            Hourly = hours.Build() ?? throw Faults.Empty(IsShaped(answer.Properties?.Timeseries, times), hours.Rejections, stamp),
            Rejections = hours.Rejections,
            Validator = stamp.Validator,
        };
    }

    private static bool IsShaped(MetNorwayStep?[]? steps, DateTimeOffset?[] times) =>
        steps is not null && Array.TrueForAll(times, time => time is not null);

    /// <summary>Says a period's numbers; false when it has no amount: then the longer period counts, too.</summary>
    private static bool Say(HourlySeriesBuilder hours, MetNorwayPeriod? period, DateTimeOffset start, DateTimeOffset end, Dictionary<string, string?>? units)
    {
        var hasAmount = false;
        foreach (var (variable, name, documented) in Periods)
        {
            if (Find(period, variable, name, documented, units) is not var (value, unit)) continue;
            hours.Interval(variable, start, end, value, unit);
            hasAmount |= variable == Variable.Precipitation;
        }

        return hasAmount;
    }

    private static (double? Value, Unit Unit)? Find(
        MetNorwayPeriod? period, Variable variable, string name, Unit documented, Dictionary<string, string?>? units) =>
        period?.Details?.GetValueOrDefault(name) is { } value
        && Spoken.UnitOf(variable, units?.GetValueOrDefault(name), documented, MetNorwayUnits.Of) is { } unit
            ? (value, unit)
            : null;

    private static Coordinates? Point(MetNorwayPoint? geometry) =>
        geometry?.Coordinates is [>= -180 and <= 180 and var longitude, >= -90 and <= 90 and var latitude, ..]
            ? new Coordinates(latitude, longitude)
            : null;
}
