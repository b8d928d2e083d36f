using WeatherHub.Sandbox.Faults;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Units;

namespace WeatherHub.Sandbox.Simulation;

/// <summary>
/// The sky as one vendor sees it from one run: the truth, the vendor's own error, and the faults it was told to have.
/// Still in canonical units (or in wrong ones, when told so): words, labels and rounding are the dialect's.
/// </summary>
/// <param name="truth">The truth.</param>
/// <param name="error">The vendor's error.</param>
/// <param name="faults">What it was told.</param>
/// <param name="now">When the vendor was asked; the moment it froze, when it is frozen.</param>
/// <param name="wind">In which unit of speed the vendor answers, so that the wrong one is another.</param>
/// <param name="height">For how many metres above the sea; null for the ground of each place.</param>
internal sealed class VendorWeather(
    SimulatedWeather truth,
    VendorError error,
    VendorFaults faults,
    DateTimeOffset now,
    Unit wind,
    double? height = null)
{
    /// <summary>The vendor's own now.</summary>
    public DateTimeOffset Now => now;

    /// <summary>When the run behind the answer was made.</summary>
    public DateTimeOffset Run { get; } = now.Floor(Instants.Hour);

    /// <summary>The same sky at a height.</summary>
    public VendorWeather At(double? metres) => new(truth, error, faults, now, wind, metres);

    /// <summary>An hour as it is forecast.</summary>
    public WeatherStep Forecast(Coordinates place, DateTimeOffset start) => Forecast(place, start, Instants.Hour);

    /// <summary>A step as it is forecast.</summary>
    public WeatherStep Forecast(Coordinates place, DateTimeOffset start, TimeSpan length)
    {
        var step = error.Apply(Seen(place, start, length), place, Run).At(start);
        return faults.Alters ? step.With(Alter) : step;
    }

    /// <summary>A step as it was measured: without error, but not without faults.</summary>
    public WeatherStep Observed(Coordinates place, DateTimeOffset start, TimeSpan length)
    {
        var step = Seen(place, start, length).At(start);
        return faults.Alters ? step.With(Alter) : step;
    }

    /// <summary>The weather under the label it is given; that of one hour for every hour where the vendor is stuck.</summary>
    private WeatherStep Seen(Coordinates place, DateTimeOffset start, TimeSpan length) =>
        faults.StuckAt is { } hour
            ? truth.Step(place, hour.Floor(Instants.Hour), length, height)
            : truth.Step(place, start.AddHours(-faults.ShiftHours), length, height).At(start);

    private void Alter(double[] values)
    {
        values[(int)Variable.Temperature] += faults.Offset;
        if (!faults.WrongUnits) return;

        // What is declared stays; the numbers are in the other unit that people use.
        foreach (var (variable, from, to) in Confusions(wind))
            values[(int)variable] = UnitConversion.Convert(values[(int)variable], from, to);
    }

    private static IEnumerable<(Variable Variable, Unit From, Unit To)> Confusions(Unit wind)
    {
        yield return (Variable.Temperature, Unit.Celsius, Unit.Fahrenheit);
        yield return (Variable.DewPoint, Unit.Celsius, Unit.Fahrenheit);
        yield return (Variable.ApparentTemperature, Unit.Celsius, Unit.Fahrenheit);
        yield return (Variable.PressureMsl, Unit.Hectopascal, Unit.InchOfMercury);
        yield return (Variable.Precipitation, Unit.Millimetre, Unit.Inch);
        yield return (Variable.Visibility, Unit.Metre, Unit.Foot);

        // Declared m/s: km/h in numbers, and the other way round.
        var (from, to) =
            wind == Unit.MetrePerSecond ? (Unit.MetrePerSecond, Unit.KilometrePerHour) : (Unit.KilometrePerHour, Unit.MetrePerSecond);
        yield return (Variable.WindSpeed, from, to);
        yield return (Variable.WindGust, from, to);
    }
}
