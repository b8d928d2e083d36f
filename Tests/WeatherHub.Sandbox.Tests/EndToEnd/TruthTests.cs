using WeatherHub.Sandbox.Simulation;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Units;

namespace WeatherHub.Sandbox.Tests.EndToEnd;

/// <summary>
/// Vendors without error, real HTTP, the real hub: what comes out is what the weather is, unit for unit and hour for hour.
/// </summary>
internal sealed class TruthTests
{
    // While every vendor speaks of single hours.
    private const int Hours = 48;

    private SandboxFixture rig = null!;

    private static IEnumerable<TestCaseData> Merged() =>
    [
        new TestCaseData(SandboxFixture.Berlin, false).SetArgDisplayNames("Berlin"),
        new TestCaseData(SandboxFixture.NewYork, true).SetArgDisplayNames("New York"),
        new TestCaseData(SandboxFixture.Sydney, false).SetArgDisplayNames("Sydney"),
    ];

    private static IEnumerable<TestCaseData> Single() =>
    [
        new TestCaseData("open-meteo", SandboxFixture.Sydney),
        new TestCaseData("met-norway", SandboxFixture.Berlin),
        new TestCaseData("nws", SandboxFixture.NewYork),
        new TestCaseData("bright-sky", SandboxFixture.Berlin),
    ];

    [OneTimeSetUp]
    public async Task Start() => rig = await SandboxFixture.HubAsync();

    [OneTimeTearDown]
    public async Task Stop() => await rig.DisposeAsync();

    [TestCaseSource(nameof(Merged))]
    public async Task What_is_merged_of_vendors_that_agree_is_the_truth(Coordinates place, bool coarse) =>
        await CompareAsync(place, "", coarse, Agreement.All);

    [TestCaseSource(nameof(Single))]
    public async Task Every_vendor_alone_is_read_at_the_right_hour_and_in_the_right_unit(string vendor, Coordinates place)
    {
        // The US service tells amounts of six hours; the hub shares them out.
        var hourly = Agreement.All.Where(agreement => vendor != "nws" || agreement.Variable != Variable.Precipitation);
        await CompareAsync(place, $"&mode=single&providers={vendor}", vendor == "nws", hourly);
    }

    [Test]
    public async Task Amounts_of_six_hours_add_up_though_their_hours_are_shared_out()
    {
        var answer = await rig.JsonAsync(
            $"/v1/hourly?lat={SandboxFixture.NewYork.Latitude}&lon={SandboxFixture.NewYork.Longitude}&hours=72&mode=single&providers=nws");
        var column = answer["hourly"]!["precipitation"]!;
        var first = answer["hourly"]!["time"]![0]!.GetValue<DateTimeOffset>();
        for (var index = (6 - first.Hour % 6) % 6; index + 6 <= 72; index += 6)
        {
            var shown = Enumerable.Range(index, 6).Sum(hour => column[hour]!.GetValue<double>());
            var fallen = Enumerable
                .Range(index, 6)
                .Sum(hour => rig.Truth(SandboxFixture.NewYork, first.AddHours(hour), Variable.Precipitation));
            Assert.That(shown, Is.EqualTo(fallen).Within(0.43), $"from hour {index}: six roundings to 0.1 and one to 0.254");
        }
    }

    private async Task CompareAsync(Coordinates place, string query, bool coarse, IEnumerable<Agreement> agreements)
    {
        var answer = await rig.JsonAsync($"/v1/hourly?lat={place.Latitude}&lon={place.Longitude}&hours={Hours}{query}");
        var (hourly, elevation) = (answer["hourly"]!, answer["location"]!["elevation"]!.GetValue<double>());
        var first = hourly["time"]![0]!.GetValue<DateTimeOffset>();
        Assert.That(first, Is.EqualTo(rig.Now.Floor(Instants.Hour)));
        WeatherStep[] truth = [.. Enumerable.Range(0, Hours).Select(hour => rig.Truth(place, first.AddHours(hour), elevation))];
        var (compared, told) = (0, 0);
        foreach (var agreement in agreements)
        {
            if (hourly[agreement.Name] is not { } column || double.IsNaN(agreement.Worst(column, truth))) continue;
            var within = coarse ? agreement.Coarse : agreement.Within;
            Assert.That(agreement.Worst(column, truth), Is.LessThanOrEqualTo(within + 1e-9), agreement.Name);
            compared++;
            if (!agreement.Tells(truth, within)) continue;

            // The comparison can fail: an hour to either side it does.
            Assert.That(agreement.Worst(column, truth, lag: 1), Is.GreaterThan(within), agreement.Name);
            Assert.That(agreement.Worst(column, truth, lag: -1), Is.GreaterThan(within), agreement.Name);
            told++;
        }

        Assert.That(compared, Is.GreaterThanOrEqualTo(9));
        Assert.That(told, Is.GreaterThanOrEqualTo(8));
    }
}
