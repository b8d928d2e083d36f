using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Physics;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Consensus.Hourly;

/// <summary>
/// What must hold between variables. Of several vendors, temperature and humidity are merged, and dew point and apparent temperature are
/// computed from them; of one vendor, its own values stand and only missing ones are computed.
/// </summary>
internal static class PhysicalConsistency
{
    /// <summary>m/s below which the wind has no direction.</summary>
    private const double Calm = 1;

    internal static void Apply(MergedChannels channels, Ensemble ensemble, bool ofSeveral)
    {
        if (!ofSeveral) MergeOwn(channels, ensemble);
        for (var step = 0; step < ensemble.Axis.Count; step++)
        {
            Derive(channels, Variable.RelativeHumidity, step, Humidity.Relative, Variable.DewPoint);
            Derive(channels, Variable.DewPoint, step, Humidity.DewPoint, Variable.RelativeHumidity);
            DeriveApparentTemperature(channels, step);
        }

        if (ofSeveral) MergeOwn(channels, ensemble);
        var (temperature, dewPoint) = (channels[Variable.Temperature], channels[Variable.DewPoint]);
        var (speed, gust, direction) = (channels[Variable.WindSpeed], channels[Variable.WindGust], channels[Variable.WindDirection]);
        for (var step = 0; step < ensemble.Axis.Count; step++)
        {
            if (dewPoint.Values[step] > temperature.Values[step]) dewPoint.Values[step] = temperature.Values[step];
            if (gust.Values[step] < speed.Values[step]) gust.CopyStep(step, speed);
            if (speed.Values[step] < Calm) direction.Set(step, double.NaN, MergeMethod.None, 0);
            if (direction.Values[step] >= 360) direction.Values[step] = 0;
        }
    }

    private static void MergeOwn(MergedChannels channels, Ensemble ensemble)
    {
        ensemble.Merge(Variable.DewPoint, channels[Variable.DewPoint], channels[Variable.Temperature]);
        ensemble.Merge(Variable.ApparentTemperature, channels[Variable.ApparentTemperature], channels[Variable.Temperature]);
    }

    private static void Derive(MergedChannels channels, Variable wanted, int step, Func<double, double, double> formula, Variable source)
    {
        var (channel, temperature, other) = (channels[wanted], channels[Variable.Temperature], channels[source]);
        if (channel.Has(step) || !temperature.Has(step) || !other.Has(step)) return;
        var value = VariableFacts.Of(wanted).Clamp(formula(temperature.Values[step], other.Values[step]));
        channel.Set(step, value, MergeMethod.Derived, temperature.Sources[step] | other.Sources[step]);
        channel.SetSpread(step, double.NaN, Math.Min(temperature.Lineages[step], other.Lineages[step]));
    }

    private static void DeriveApparentTemperature(MergedChannels channels, int step)
    {
        var (channel, temperature) = (channels[Variable.ApparentTemperature], channels[Variable.Temperature]);
        var (humidity, wind) = (channels[Variable.RelativeHumidity], channels[Variable.WindSpeed]);
        if (channel.Has(step) || !temperature.Has(step) || !humidity.Has(step) || !wind.Has(step)) return;
        var value = Humidity.ApparentTemperature(temperature.Values[step], humidity.Values[step], wind.Values[step]);
        var sources = temperature.Sources[step] | humidity.Sources[step] | wind.Sources[step];
        channel.Set(step, VariableFacts.Of(Variable.ApparentTemperature).Clamp(value), MergeMethod.Derived, sources);
    }
}
