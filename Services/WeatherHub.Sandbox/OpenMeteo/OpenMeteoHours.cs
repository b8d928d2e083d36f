using WeatherHub.Sandbox.Simulation;
using WeatherHub.Weather.Geography;

namespace WeatherHub.Sandbox.OpenMeteo;

/// <summary>A run of hourly labels; values that cover the preceding hour come from the step before the label.</summary>
/// <param name="place">Where.</param>
/// <param name="sky">The vendor's sky.</param>
/// <param name="first">The first label.</param>
/// <param name="count">How many.</param>
internal sealed class OpenMeteoHours(Coordinates place, VendorWeather sky, DateTimeOffset first, int count)
{
    private readonly WeatherStep[] steps = [.. Enumerable.Range(-1, count + 1).Select(hour => sky.Forecast(place, first.AddHours(hour)))];

    /// <summary>The labels.</summary>
    public IEnumerable<DateTimeOffset> Labels => steps.Skip(1).Select(step => step.Start);

    /// <summary>A variable's values, in canonical units.</summary>
    public double[] Values(OpenMeteoVariable variable)
    {
        var values = new double[count];
        for (var index = 0; index < count; index++) values[index] = variable.Of(steps[variable.Preceding ? index : index + 1]);
        return values;
    }
}
