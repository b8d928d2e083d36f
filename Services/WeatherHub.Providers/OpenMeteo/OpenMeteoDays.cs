using WeatherHub.Providers.Shared;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Providers.OpenMeteo;

/// <summary>The block of days: https://open-meteo.com/en/docs#daily_parameter_definition.</summary>
internal static class OpenMeteoDays
{
    public static (IReadOnlyList<DailyOutlook> Days, IReadOnlyList<Rejection> Rejections) Map(OpenMeteoBlock block)
    {
        var dates = block.Dates();
        List<Rejection> rejections = [];
        var columns = new Columns(block, rejections);
        DailyOutlook[] days =
            [.. dates.Select((date, i) => date is { } day ? columns.Day(day, i) : null).OfType<DailyOutlook>().DistinctBy(day => day.Date)];
        return (days, rejections);
    }

    private sealed class Columns(OpenMeteoBlock block, List<Rejection> rejections)
    {
        private readonly Func<int, double?> temperatureMax = Column(block, rejections, Variable.Temperature, Unit.Celsius, "temperature_2m_max");
        private readonly Func<int, double?> temperatureMin = Column(block, rejections, Variable.Temperature, Unit.Celsius, "temperature_2m_min");
        private readonly Func<int, double?> precipitation = Column(block, rejections, Variable.Precipitation, Unit.Millimetre, "precipitation_sum");
        private readonly Func<int, double?> probability = Column(block, rejections, Variable.PrecipitationProbability, Unit.Percent, "precipitation_probability_max");
        private readonly Func<int, double?> snowfall = Column(block, rejections, Variable.Snowfall, Unit.Centimetre, "snowfall_sum");
        private readonly Func<int, double?> wind = Column(block, rejections, Variable.WindSpeed, Unit.KilometrePerHour, "wind_speed_10m_max", "windspeed_10m_max");
        private readonly Func<int, double?> gust = Column(block, rejections, Variable.WindGust, Unit.KilometrePerHour, "wind_gusts_10m_max", "windgusts_10m_max");
        private readonly Func<int, double?> uv = Column(block, rejections, Variable.UvIndex, Unit.One, "uv_index_max");

        public DailyOutlook? Day(DateOnly date, int i)
        {
            var day = new DailyOutlook
            {
                Date = date,
                TemperatureMax = temperatureMax(i),
                TemperatureMin = temperatureMin(i),
                PrecipitationSum = precipitation(i),
                PrecipitationProbabilityMax = probability(i),
                SnowfallSum = snowfall(i),
                WindSpeedMax = wind(i),
                WindGustMax = gust(i),
                UvIndexMax = uv(i),
                Condition = OpenMeteoConditions.Of(block.Codes?[i]),
            };
            return day == new DailyOutlook { Date = date } ? null : day;
        }

        private static Func<int, double?> Column(
            OpenMeteoBlock block, List<Rejection> rejections, Variable variable, Unit documented, params ReadOnlySpan<string> names) =>
            block.Find(variable, documented, names) is var (column, unit) ? i => Spoken.Value(variable, column[i], unit, rejections) : _ => null;
    }
}
