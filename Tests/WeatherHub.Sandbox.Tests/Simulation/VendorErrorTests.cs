using WeatherHub.Sandbox.Simulation;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Units;

namespace WeatherHub.Sandbox.Tests.Simulation;

internal sealed class VendorErrorTests
{
    private static readonly DateTimeOffset Run = new(2026, 6, 1, 10, 0, 0, TimeSpan.Zero);
    private static readonly Coordinates Place = new(52.52, 13.41);
    private static readonly SimulatedWeather Sky = new(1);

    [Test]
    public void Without_noise_a_vendor_tells_the_truth()
    {
        var (error, truth) = (new VendorError("open-meteo", 0, 1), Sky.Step(Place, Run.AddHours(30)));
        foreach (var facts in VariableFacts.All)
            Assert.That(error.Apply(truth, Place, Run)[facts.Variable], Is.EqualTo(truth[facts.Variable]));
    }

    [Test]
    public void Vendors_disagree_with_the_truth_and_with_each_other_and_each_with_itself_never()
    {
        var truth = Sky.Step(Place, Run.AddHours(30));
        var one = new VendorError("open-meteo", 1, 1).Apply(truth, Place, Run)[Variable.Temperature];
        var other = new VendorError("met-norway", 1, 1).Apply(truth, Place, Run)[Variable.Temperature];
        Assert.That(one, Is.Not.EqualTo(truth[Variable.Temperature]).And.Not.EqualTo(other));
        Assert.That(new VendorError("open-meteo", 1, 1).Apply(truth, Place, Run)[Variable.Temperature], Is.EqualTo(one));
    }

    [Test]
    public void Errors_grow_with_lead_time()
    {
        Assert.That(Spread(140), Is.GreaterThan(1.5 * Spread(0)));

        static double Spread(int lead)
        {
            var error = new VendorError("open-meteo", 1, 1);
            return Enumerable.Range(0, 400).Select(cell => new Coordinates(20 + cell * 0.1, 10)).Select(place =>
            {
                var truth = Sky.Step(place, Run.AddHours(lead));
                return Math.Abs(error.Apply(truth, place, Run)[Variable.Temperature] - truth[Variable.Temperature]);
            }).Order().ElementAt(360);
        }
    }

    [Test]
    public void What_hangs_together_still_does()
    {
        var error = new VendorError("nws", 4, 1);
        for (var hour = 0; hour < 1000; hour++)
        {
            var step = error.Apply(Sky.Step(Place, Run.AddHours(hour)), Place, Run);
            foreach (var facts in VariableFacts.All)
                Assert.That(step[facts.Variable], Is.InRange(facts.Minimum, facts.Maximum), facts.Name);
            Assert.That(step[Variable.WindGust], Is.GreaterThanOrEqualTo(step[Variable.WindSpeed]));
            Assert.That(step[Variable.DewPoint], Is.LessThanOrEqualTo(step[Variable.Temperature]));
            if (step[Variable.Precipitation] > 0) Assert.That(step[Variable.CloudCover], Is.GreaterThan(70));
        }
    }
}
