using WeatherHub.Sandbox.Simulation;
using WeatherHub.Sandbox.Vendors;
using WeatherHub.Weather.Units;

namespace WeatherHub.Sandbox.Nws;

/// <summary>
/// The raw grid's layers: run-length encoded intervals that follow their label, whole degrees Fahrenheit and whole knots underneath.
/// </summary>
internal static class NwsLayers
{
    private const int Bucket = 6;

    /// <summary>Every layer, over hours that start at a multiple of six.</summary>
    public static Dictionary<string, object?> Of(IReadOnlyList<WeatherStep> hours) =>
        new()
        {
            ["temperature"] = Hourly(hours, "wmoUnit:degC", step => WholeFahrenheit(step[Variable.Temperature])),
            ["dewpoint"] = Hourly(hours, "wmoUnit:degC", step => WholeFahrenheit(step[Variable.DewPoint])),
            ["maxTemperature"] = Buckets(
                hours,
                12,
                "wmoUnit:degC",
                steps => WholeFahrenheit(steps.Max(step => step[Variable.Temperature]))),
            ["minTemperature"] = Buckets(
                hours,
                12,
                "wmoUnit:degC",
                steps => WholeFahrenheit(steps.Min(step => step[Variable.Temperature]))),
            ["relativeHumidity"] = Hourly(hours, "wmoUnit:percent", step => Math.Round(step[Variable.RelativeHumidity])),
            ["apparentTemperature"] = Hourly(hours, "wmoUnit:degC", step => WholeFahrenheit(step[Variable.ApparentTemperature])),
            ["skyCover"] = Hourly(hours, "wmoUnit:percent", step => Math.Round(step[Variable.CloudCover])),
            ["windDirection"] = Hourly(hours, "wmoUnit:degree_(angle)", step => Math.Round(step[Variable.WindDirection] / 10) * 10),
            ["windSpeed"] = Hourly(hours, "wmoUnit:km_h-1", step => WholeKnots(step[Variable.WindSpeed])),
            ["windGust"] = Hourly(hours, "wmoUnit:km_h-1", step => WholeKnots(step[Variable.WindGust])),
            ["weather"] = Weather(hours),
            ["probabilityOfPrecipitation"] = Hourly(hours, "wmoUnit:percent", step => Math.Round(step[Variable.PrecipitationProbability])),
            ["probabilityOfThunder"] = Hourly(hours, "wmoUnit:percent", step => Math.Round(step[Variable.ThunderProbability])),
            ["quantitativePrecipitation"] = Buckets(
                hours,
                Bucket,
                "wmoUnit:mm",
                steps => Hundredths(steps.Sum(step => step[Variable.Precipitation]))),
            ["iceAccumulation"] = Buckets(hours, Bucket, "wmoUnit:mm", _ => 0),
            ["snowfallAmount"] = Buckets(hours, Bucket, "wmoUnit:mm", steps => Hundredths(steps.Sum(step => step[Variable.Snowfall]) * 10)),
            ["visibility"] = Hourly(hours, "wmoUnit:m", step => Math.Round(step[Variable.Visibility] / 160.9344) * 160.9344),
            ["pressure"] = new Dictionary<string, object> { ["values"] = Array.Empty<object>() },
        };

    private static double WholeFahrenheit(double celsius) =>
        UnitConversion.Convert(Math.Round(UnitConversion.Convert(celsius, Unit.Celsius, Unit.Fahrenheit)), Unit.Fahrenheit, Unit.Celsius);

    private static double WholeKnots(double metresPerSecond) =>
        UnitConversion.Convert(
            Math.Round(UnitConversion.Convert(metresPerSecond, Unit.MetrePerSecond, Unit.Knot)),
            Unit.Knot,
            Unit.KilometrePerHour);

    private static double Hundredths(double millimetres) => Math.Round(millimetres / 0.254) * 0.254;

    private static Dictionary<string, object> Hourly(IReadOnlyList<WeatherStep> hours, string unit, Func<WeatherStep, double> of) =>
        Layer(unit, hours, 1, steps => of(steps[0]));

    private static Dictionary<string, object> Buckets(
        IReadOnlyList<WeatherStep> hours,
        int length,
        string unit,
        Func<WeatherStep[], double> of
    ) => Layer(unit, hours, length, of, joined: false);

    private static Dictionary<string, object> Layer(
        string unit,
        IReadOnlyList<WeatherStep> hours,
        int length,
        Func<WeatherStep[], double> of,
        bool joined = true)
    {
        var runs = new List<(int Start, int Length, double Value)>();
        foreach (var (index, steps) in hours.Chunk(length).Index())
        {
            var value = of(steps);
            if (joined && runs is [.., var last] && last.Value == value) runs[^1] = last with { Length = last.Length + steps.Length };
            else runs.Add((index * length, steps.Length, value));
        }

        return new()
        {
            ["uom"] = unit,
            ["values"] = runs.Select(run => Interval(hours[run.Start], run.Length, VendorReply.Number(run.Value, 9))).ToArray(),
        };
    }

    private static Dictionary<string, object> Weather(IReadOnlyList<WeatherStep> hours) => new()
    {
        ["values"] = hours.Select(step => Interval(step, 1, new[] { NwsWeather.Raw(step) })).ToArray(),
    };

    private static Dictionary<string, object?> Interval(WeatherStep first, int hours, object? value) => new()
    {
        ["validTime"] = $"{first.Start.WithOffset()}/{NwsReplies.Duration(hours)}",
        ["value"] = value,
    };
}
