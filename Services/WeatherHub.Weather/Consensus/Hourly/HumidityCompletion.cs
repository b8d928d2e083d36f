using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Physics;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Consensus.Hourly;

/// <summary>
/// Temperature, humidity, dew point and feels-like say one thing. Of several vendors, temperature and humidity are merged and the other two are
/// computed from them; of one vendor, its own words stand and only what it leaves out is computed.
/// </summary>
internal static class HumidityCompletion
{
    internal static void Complete(MergedChannels tracks, Ensemble panel, bool ofSeveral)
    {
        var temperature = tracks[Variable.Temperature];
        var (dewPoint, apparent) = (tracks[Variable.DewPoint], tracks[Variable.ApparentTemperature]);
        if (!ofSeveral) Say();
        for (var step = 0; step < panel.Axis.Count; step++)
        {
            Derive(tracks, Variable.RelativeHumidity, step, Humidity.Relative, Variable.Temperature, Variable.DewPoint);
            Derive(tracks, Variable.DewPoint, step, Humidity.DewPoint, Variable.Temperature, Variable.RelativeHumidity);
            DeriveApparent(tracks, step);
        }

        if (ofSeveral) Say();
        for (var step = 0; step < panel.Axis.Count; step++)
            if (dewPoint.Values[step] > temperature.Values[step]) dewPoint.Values[step] = temperature.Values[step];

        void Say()
        {
            panel.Merge(Variable.DewPoint, dewPoint, temperature);
            panel.Merge(Variable.ApparentTemperature, apparent, temperature);
        }
    }

    private static void Derive(MergedChannels tracks, Variable wanted, int step, Func<double, double, double> derive, Variable left, Variable right)
    {
        var (from, with) = (tracks[left], tracks[right]);
        if (tracks[wanted].Has(step) || !from.Has(step) || !with.Has(step)) return;
        tracks[wanted].Set(step, Within(wanted, derive(from.Values[step], with.Values[step])), MergeMethod.Derived, from.From[step] | with.From[step]);
        tracks[wanted].Judge(step, double.NaN, Math.Min(from.Lineages[step], with.Lineages[step]));
    }

    private static void DeriveApparent(MergedChannels tracks, int step)
    {
        var (temperature, humidity, wind) = (tracks[Variable.Temperature], tracks[Variable.RelativeHumidity], tracks[Variable.WindSpeed]);
        if (tracks[Variable.ApparentTemperature].Has(step) || !temperature.Has(step) || !humidity.Has(step) || !wind.Has(step)) return;
        var value = Humidity.ApparentTemperature(temperature.Values[step], humidity.Values[step], wind.Values[step]);
        tracks[Variable.ApparentTemperature].Set(
            step, Within(Variable.ApparentTemperature, value), MergeMethod.Derived, temperature.From[step] | humidity.From[step] | wind.From[step]);
    }

    private static double Within(Variable variable, double value)
    {
        var facts = VariableFacts.Of(variable);
        return Math.Clamp(value, facts.Minimum, facts.Maximum);
    }
}
