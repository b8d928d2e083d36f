using WeatherHub.Providers.Shared;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Providers.Nws;

/// <summary>
/// The raw layers into hours. Their entries are runs of equal hours: what is true at a moment was drawn for every hour of its run. Totals belong to the whole
/// run and are shared out; a probability over a long run is no hour's own, and stays marked as coarse.
/// </summary>
internal static class NwsGridMapper
{
    internal static void SayNumbers(HourlySeriesBuilder series, NwsLayers layers)
    {
        EachHour(series, Variable.Temperature, layers.Temperature);
        EachHour(series, Variable.DewPoint, layers.Dewpoint);
        EachHour(series, Variable.ApparentTemperature, layers.ApparentTemperature);
        EachHour(series, Variable.RelativeHumidity, layers.RelativeHumidity);
        EachHour(series, Variable.CloudCover, layers.SkyCover);
        EachHour(series, Variable.WindDirection, layers.WindDirection);
        EachHour(series, Variable.WindSpeed, layers.WindSpeed);
        EachHour(series, Variable.WindGust, layers.WindGust);
        EachHour(series, Variable.Visibility, layers.Visibility);
        WholeRun(series, Variable.PrecipitationProbability, layers.ProbabilityOfPrecipitation);
        WholeRun(series, Variable.ThunderProbability, layers.ProbabilityOfThunder);
        WholeRun(series, Variable.Precipitation, layers.QuantitativePrecipitation);
        WholeRun(series, Variable.Snowfall, layers.SnowfallAmount);
    }

    /// <summary>The hours that the weather layer speaks of; where it says "nothing", the clouds decide.</summary>
    internal static void SayWeather(HourlySeriesBuilder series, NwsLayers layers)
    {
        var cover = Covers(layers.SkyCover);
        var values = layers.Weather?.Values ?? [];
        var runs = NwsInterval.Plausible(values.Select(entry => entry?.ValidTime));
        for (var i = 0; i < values.Count; i++)
        {
            if (runs[i] is not { } run || values[i]?.Value is not { } said) continue;
            var weather = NwsConditions.Of(NwsEvents.Of(said));
            foreach (var hour in run.Hours())
                series.Condition(hour.Start, hour.End, weather ?? (cover.TryGetValue(hour.Start, out var percent) ? SkyCondition.Of(percent) : null));
        }
    }

    /// <summary>The hours whose clouds are known, for those that nothing else speaks of.</summary>
    internal static void SaySky(HourlySeriesBuilder series, NwsLayers layers)
    {
        foreach (var (start, percent) in Covers(layers.SkyCover)) series.Condition(start, start + TimeAxis.Step, SkyCondition.Of(percent));
    }

    private static void EachHour(HourlySeriesBuilder series, Variable variable, NwsLayer? layer)
    {
        foreach (var (run, value, unit) in Runs(variable, layer))
            foreach (var hour in run.Hours()) series.Interval(variable, hour.Start, hour.End, value, unit);
    }

    private static void WholeRun(HourlySeriesBuilder series, Variable variable, NwsLayer? layer)
    {
        foreach (var (run, value, unit) in Runs(variable, layer)) series.Interval(variable, run.Start, run.End, value, unit);
    }

    private static IEnumerable<(NwsInterval Run, double Value, Unit Unit)> Runs(Variable variable, NwsLayer? layer)
    {
        if (layer?.Values is not { } values || NwsUnits.Of(variable, layer.Uom) is not { } unit) yield break;
        var runs = NwsInterval.Plausible(values.Select(entry => entry?.ValidTime));
        for (var i = 0; i < values.Count; i++)
            if (values[i]?.Value is { } value && runs[i] is { } run) yield return (run, value, unit);
    }

    private static Dictionary<DateTimeOffset, double> Covers(NwsLayer? sky)
    {
        Dictionary<DateTimeOffset, double> cover = [];
        foreach (var (run, value, unit) in Runs(Variable.CloudCover, sky))
            foreach (var hour in run.Hours()) cover[hour.Start] = UnitConversion.Convert(value, unit, Unit.Percent);
        return cover;
    }
}
