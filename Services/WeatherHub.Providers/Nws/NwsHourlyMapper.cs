using WeatherHub.Providers.Shared;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Providers.Nws;

/// <summary>The hourly forecast's periods into hours: each value by its own unit, or by that of the payload, whatever was asked for.</summary>
internal static class NwsHourlyMapper
{
    internal static void SayNumbers(HourlySeriesBuilder series, NwsHourlyProperties forecast)
    {
        foreach (var (period, start, end) in Periods(forecast))
        {
            var degrees = period.Temperature?.UnitCode ?? period.TemperatureUnit ?? (forecast.Units == "us" ? "F" : "C");
            Say(Variable.Temperature, period.Temperature?.Value, NwsUnits.Of(Variable.Temperature, degrees));
            Quantity(Variable.DewPoint, period.Dewpoint);
            Quantity(Variable.RelativeHumidity, period.RelativeHumidity);
            Quantity(Variable.PrecipitationProbability, period.ProbabilityOfPrecipitation);
            var wind = NwsWind.Speed(period.WindSpeed, forecast.Units);
            Say(Variable.WindSpeed, wind?.Value, wind?.Unit);
            Say(Variable.WindDirection, NwsWind.Direction(period.WindDirection), Unit.Degree);
            var gust = NwsWind.Speed(period.WindGust, forecast.Units);
            Say(Variable.WindGust, gust?.Value, gust?.Unit);

            void Quantity(Variable variable, NwsQuantity? said) => Say(variable, said?.Value, NwsUnits.Of(variable, said?.UnitCode));

            void Say(Variable variable, double? value, Unit? unit)
            {
                if (unit is { } known) series.Interval(variable, start, end, value, known);
            }
        }
    }

    internal static void SayWeather(HourlySeriesBuilder series, NwsHourlyProperties forecast)
    {
        foreach (var (period, start, end) in Periods(forecast)) series.Condition(start, end, NwsPhrases.Of(period.ShortForecast));
    }

    // A period of more than a day is a typing error.
    private static DateTimeOffset End(NwsPeriod period, DateTimeOffset start) =>
        period.EndTime is { } end && end > start && end - start <= TimeSpan.FromDays(1) ? end : start + TimeAxis.Step;

    private static IEnumerable<(NwsPeriod Period, DateTimeOffset Start, DateTimeOffset End)> Periods(NwsHourlyProperties forecast)
    {
        var periods = forecast.Periods ?? [];
        var starts = Spoken.Plausible(periods.Select(period => period?.StartTime));
        for (var i = 0; i < periods.Count; i++)
            if (periods[i] is { } period && starts[i] is { Year: > 1 and < 9999 } start) yield return (period, start, End(period, start));
    }
}
