using System.Globalization;
using WeatherHub.Sandbox.Simulation;
using WeatherHub.Sandbox.Vendors;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Units;

namespace WeatherHub.Sandbox.Tests.Toy;

/// <summary>How the vendor that is in no catalogue speaks.</summary>
internal sealed class ToyDialect : IVendorDialect
{
    public string Id => "toy";

    public Unit Wind => Unit.KilometrePerHour;

    public IReadOnlyList<VendorRoute> Endpoints { get; } = [new("hours", "/hours", Hours)];

    public VendorReply Failure(int status) => VendorReply.Json(new { error = status }, status);

    private static VendorReply Hours(VendorCall call)
    {
        var place = new Coordinates(Degrees("lat"), Degrees("lon"));
        var start = call.Sky.Now.Floor(Instants.Hour);
        return VendorReply.Json(new
        {
            units = new { temp = "°C", wind = "km/h", rain = "mm" },
            hours = Enumerable.Range(0, 48).Select(hour => call.Sky.Forecast(place, start.AddHours(hour))).Select(step => new
            {
                at = step.Start.Zulu(),
                temp = step[Variable.Temperature],
                wind = UnitConversion.Convert(step[Variable.WindSpeed], Unit.MetrePerSecond, Unit.KilometrePerHour),
                rain = step[Variable.Precipitation],
            }),
        });

        double Degrees(string name) => double.Parse(call.Query(name)!, CultureInfo.InvariantCulture);
    }
}
