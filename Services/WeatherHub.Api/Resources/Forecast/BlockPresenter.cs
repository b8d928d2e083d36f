using WeatherHub.Api.Resources.Shared;
using WeatherHub.Contracts.V1;
using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Consensus;
using WeatherHub.Weather.Consensus.Daily;
using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Units;
using WeatherHub.Weather.Wording;

namespace WeatherHub.Api.Resources.Forecast;

/// <summary>From merged series to the blocks of the contract: units, precision, and only the columns that are wanted.</summary>
internal sealed class BlockPresenter(Selection selection, UnitSystem system, MergedForecast forecast)
{
    private static readonly string[] PrecipitationTypes = ["none", "rain", "freezing-rain", "rain-snow", "snow", "ice-pellets", "hail"];

    private readonly DisplayUnits units = DisplayUnits.Of(system);

    internal CurrentWeather? Current()
    {
        if (!selection.Has(Blocks.Current) || forecast.Current is not { } current) return null;
        return new CurrentWeather
        {
            Time = current.Time,
            Kind = current.Kind == ReadingKind.Observation ? "observation" : "model",
            IsDay = current.IsDay,
            Temperature = Now(Variable.Temperature),
            ApparentTemperature = Now(Variable.ApparentTemperature),
            DewPoint = Now(Variable.DewPoint),
            RelativeHumidity = Now(Variable.RelativeHumidity),
            PressureMsl = Now(Variable.PressureMsl),
            WindSpeed = Now(Variable.WindSpeed),
            WindGust = Now(Variable.WindGust),
            WindDirection = Now(Variable.WindDirection),
            CloudCover = Now(Variable.CloudCover),
            Visibility = Now(Variable.Visibility),
            Precipitation = Now(Variable.Precipitation),
            UvIndex = Now(Variable.UvIndex),
            Condition = current.Condition.Values[0] is { } condition ? Shown(ConditionFacts.Of(condition), current.IsDay) : null,
        };

        double? Now(Variable variable) =>
            current.Columns.TryGetValue(variable, out var column) ? units[variable].Of(column.Values[0]) : null;
    }

    internal HourlyWeather? Hourly()
    {
        if (!selection.Has(Blocks.Hourly)) return null;
        var hourly = forecast.Hourly;
        return new HourlyWeather
        {
            Interval = "PT1H",
            Time = [.. Enumerable.Range(0, hourly.Axis.Count).Select(index => hourly.Axis[index])],
            Temperature = Column(Variable.Temperature),
            ApparentTemperature = Column(Variable.ApparentTemperature),
            DewPoint = Column(Variable.DewPoint),
            RelativeHumidity = Column(Variable.RelativeHumidity),
            PressureMsl = Column(Variable.PressureMsl),
            WindSpeed = Column(Variable.WindSpeed),
            WindGust = Column(Variable.WindGust),
            WindDirection = Column(Variable.WindDirection),
            CloudCover = Column(Variable.CloudCover),
            Precipitation = Column(Variable.Precipitation),
            PrecipitationProbability = Column(Variable.PrecipitationProbability),
            PrecipitationType = Words("precipitationType", hourly.PrecipitationType, type => PrecipitationTypes[(int)type]),
            Snowfall = Column(Variable.Snowfall),
            Visibility = Column(Variable.Visibility),
            UvIndex = Column(Variable.UvIndex),
            ShortwaveRadiation = Column(Variable.ShortwaveRadiation),
            IsDay = Wanted("isDay") ? hourly.IsDay.Values : null,
            Wmo = Wanted("wmo") ? Codes(hourly.Condition) : null,
            Slug = Words("slug", hourly.Condition, condition => ConditionFacts.Of(condition).Slug),
        };

        bool Wanted(string field) => selection.Fields.Has(Blocks.Hourly, field);

        string?[]? Words<T>(string field, MergedCategories<T> words, Func<T, string> word)
            where T : struct => Wanted(field) ? Spell(words, word) : null;

        double?[]? Column(Variable variable)
        {
            if (!Wanted(VariableFacts.Of(variable).Name)) return null;
            return hourly.Columns.TryGetValue(variable, out var column)
                ? units[variable].Of(column.Values)
                : new double?[hourly.Axis.Count];
        }
    }

    internal DailyWeather? Daily()
    {
        if (!selection.Has(Blocks.Daily)) return null;
        var daily = forecast.Daily;
        return new DailyWeather
        {
            Date = [.. daily.Days.Select(day => day.Date)],
            Complete = Each("complete", day => day.Complete),
            Start = Each("start", day => day.Start),
            End = Each("end", day => day.End),
            TemperatureMax = Column(DailyVariable.TemperatureMax),
            TemperatureMin = Column(DailyVariable.TemperatureMin),
            PrecipitationSum = Column(DailyVariable.PrecipitationSum),
            PrecipitationProbabilityMax = Column(DailyVariable.PrecipitationProbabilityMax),
            SnowfallSum = Column(DailyVariable.SnowfallSum),
            WindSpeedMax = Column(DailyVariable.WindSpeedMax),
            WindGustMax = Column(DailyVariable.WindGustMax),
            UvIndexMax = Column(DailyVariable.UvIndexMax),
            Sunrise = Each("sunrise", day => day.Sunrise),
            Sunset = Each("sunset", day => day.Sunset),
            MoonPhase = Column(DailyVariable.MoonPhase),
            Wmo = Wanted("wmo") ? Codes(daily.Condition) : null,
            Slug = Wanted("slug") ? Spell(daily.Condition, condition => ConditionFacts.Of(condition).Slug) : null,
            Summary = Wanted("summary") ? DaySentences.Of(daily, units.Sentences) : null,
        };

        bool Wanted(string field) => selection.Fields.Has(Blocks.Daily, field);

        T[]? Each<T>(string field, Func<MergedDay, T> value) => Wanted(field) ? [.. daily.Days.Select(value)] : null;

        double?[]? Column(DailyVariable variable)
        {
            if (!Wanted(DailyFields.All[(int)variable].Name)) return null;
            return daily.Columns.TryGetValue(variable, out var column) ? units[variable].Of(column.Values) : new double?[daily.Days.Count];
        }
    }

    private static int?[] Codes(MergedCategories<Condition> words) =>
        Array.ConvertAll(words.Values, condition => condition is { } said ? ConditionFacts.Of(said).Wmo : null);

    private static string?[] Spell<T>(MergedCategories<T> words, Func<T, string> word)
        where T : struct => Array.ConvertAll(words.Values, value => value is { } said ? word(said) : null);

    private static CurrentCondition Shown(ConditionFacts facts, bool isDay) => new()
    {
        Wmo = facts.Wmo,
        Slug = facts.Slug,
        Icon = ConditionIcons.Of(facts, isDay),
        Text = facts.Text,
    };
}
