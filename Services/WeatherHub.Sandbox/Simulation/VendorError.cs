using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Physics;
using WeatherHub.Weather.Units;

namespace WeatherHub.Sandbox.Simulation;

/// <summary>
/// How a vendor's forecast differs from the truth: a bias of its own and an error that grows with lead time; zero without noise.
/// </summary>
/// <param name="vendor">Whose.</param>
/// <param name="noise">0 for none, 1 for what is usual.</param>
/// <param name="seed">Another seed, another error.</param>
internal sealed class VendorError(string vendor, double noise, long seed)
{
    private readonly long key = Noise.Key(seed, Noise.Key(vendor));

    /// <summary>The step as this vendor's run forecasts it. Physical bounds and what hangs together are kept.</summary>
    public WeatherStep Apply(WeatherStep truth, Coordinates place, DateTimeOffset run)
    {
        if (noise == 0) return truth;
        var lead = Math.Max(0, (truth.Start - run).TotalDays);
        var valid = truth.Start.Hours();
        var local = Noise.Key(key, Noise.Key(place), (long)run.Hours());
        return truth.With(values =>
        {
            Add(Variable.Temperature, 0.7);
            Add(Variable.PressureMsl, 0.5);
            Add(Variable.RelativeHumidity, 0.5);
            Add(Variable.CloudCover, 0.6);
            Scale(0.12, Variable.WindSpeed, Variable.WindGust);
            Scale(0.30, Variable.Precipitation, Variable.Snowfall);
            Scale(0.10, Variable.UvIndex, Variable.ShortwaveRadiation);
            Scale(0.15, Variable.Visibility);
            values[(int)Variable.WindDirection] = (values[(int)Variable.WindDirection] + 12 * Error(Variable.WindDirection) + 360) % 360;
            values[(int)Variable.PrecipitationProbability] += 8 * Error(Variable.PrecipitationProbability);
            if (values[(int)Variable.Precipitation] > 0) values[(int)Variable.CloudCover] = Math.Max(75, values[(int)Variable.CloudCover]);
            Bound(Variable.RelativeHumidity);
            var (temperature, humidity) = (values[(int)Variable.Temperature], values[(int)Variable.RelativeHumidity]);
            values[(int)Variable.DewPoint] = Humidity.DewPoint(temperature, humidity);
            values[(int)Variable.ApparentTemperature] = Humidity.ApparentTemperature(
                temperature,
                humidity,
                values[(int)Variable.WindSpeed]);
            foreach (var facts in VariableFacts.All)
                Bound(facts.Variable);

            void Add(Variable variable, double share) =>
                values[(int)variable] += share * VariableFacts.Of(variable).ErrorScale * Error(variable);

            void Scale(double share, params ReadOnlySpan<Variable> together)
            {
                foreach (var variable in together) values[(int)variable] *= Math.Exp(share * Error(together[0]));
            }

            void Bound(Variable variable) =>
                values[(int)variable] = Math.Clamp(
                    values[(int)variable],
                    VariableFacts.Of(variable).Minimum,
                    VariableFacts.Of(variable).Maximum);
        });

        double Error(Variable variable) =>
            noise
            * (
                0.4 * Noise.Signed(Noise.Key(key, (long)variable))
                + (0.3 + 0.15 * lead) * Noise.Smooth(Noise.Key(local, (long)variable), valid, 6));
    }
}
