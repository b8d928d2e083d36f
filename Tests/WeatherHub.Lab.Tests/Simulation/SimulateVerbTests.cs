using System.Text.Json.Nodes;
using WeatherHub.TestKit;

namespace WeatherHub.Lab.Tests.Simulation;

internal sealed class SimulateVerbTests
{
    private const string Small = "simulate --rate 10 --replicas 2 --places 50 --hours 1";

    private string file = "";

    [SetUp]
    public void CreateFile() => file = Path.GetTempFileName();

    [TearDown]
    public void DeleteFile() => File.Delete(file);

    [Test]
    public void The_page_shows_each_vendors_product_and_the_crowd()
    {
        var (code, output, errors) = Run(Small);
        Assert.That((code, errors), Is.EqualTo((0, "")));
        Assert.That(output, Does.Contain("| open-meteo/forecast |").And.Contain("| all |").And.Contain("| 1,000 callers |").And.Contain("Redis commands").And.Contain("| open-meteo | Day |"));
    }

    [Test]
    public void The_file_holds_the_figures_and_a_priced_vendor_costs_what_its_calls_cost()
    {
        var (code, _, _) = Run($"{Small} --cost open-meteo=0.5 --json {file}");
        var page = JsonNode.Parse(File.ReadAllText(file))!;
        Assert.That(code, Is.Zero);
        foreach (var question in page["questions"]!.AsArray())
        {
            var price = question!["vendor"]!.GetValue<string>() == "open-meteo" ? 0.5 : 0;
            Assert.That(question["dollarsPerHour"]!.GetValue<double>(), Is.EqualTo(price * question["callsPerHour"]!.GetValue<double>()).Within(1e-6));
        }

        Assert.That(page["callsPerHour"]!.GetValue<double>(), Is.GreaterThan(0));
        Assert.That(page["callsPerHourByCallersAndReplicas"]!.AsArray(), Has.Count.EqualTo(12));
    }

    [TestCase("--rate much")]
    [TestCase("--replicas 0")]
    [TestCase("--redis perhaps")]
    [TestCase("--freshness nobody/forecast=01:00:00")]
    [TestCase("--freshness nws/current")]
    [TestCase("--cost nobody=1")]
    [TestCase("--colour red")]
    [TestCase("now")]
    public void What_makes_no_sense_is_refused(string option)
    {
        var (code, output, errors) = Run($"simulate --places 50 {option}");
        Assert.That((code, output), Is.EqualTo((2, "")));
        Assert.That(errors, Does.Contain("(see lab simulate --help)"));
    }

    private static (int Code, string Output, string Errors) Run(string call)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = Verbs.Run(call.Split(' '), output, errors, new ManualTimeProvider(DateTimeOffset.UnixEpoch));
        return (code, output.ToString(), errors.ToString());
    }
}
