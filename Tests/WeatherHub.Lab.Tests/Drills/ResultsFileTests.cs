using WeatherHub.Lab.Drills.Framework;

namespace WeatherHub.Lab.Tests.Drills;

internal sealed class ResultsFileTests
{
    private static readonly RunEnvironment Then = new("2026-11-01", "abc1234", false, "release", 2, "a processor", "a system", ".NET", 1);
    private static readonly RunEnvironment Now = Then with { Date = "2026-11-22", Commit = "def5678" };

    private readonly string file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    [TearDown]
    public void Delete() => File.Delete(file);

    [Test]
    public async Task One_drill_is_measured_again_and_the_others_stay()
    {
        string[] order = ["A", "B"];
        var before = new ResultsFile(file, Then, order);
        await before.AddAsync(Passed("B"));
        await before.AddAsync(Passed("A"));
        await new ResultsFile(file, Now, order).AddAsync(Passed("B"));

        var read = Read();
        Assert.That(read.Closing, Is.EqualTo("2 passed, 0 failed"));
        Assert.That(
            read.Drills.Select(drill => (drill.Id, drill.Measured.Commit)), Is.EqualTo(new[] { ("A", "abc1234"), ("B", "def5678") }));
    }

    [Test]
    public async Task A_drill_that_is_gone_from_the_catalogue_is_gone_from_the_file()
    {
        await new ResultsFile(file, Then, ["A", "B"]).AddAsync(Passed("B"));
        await new ResultsFile(file, Now, ["A"]).AddAsync(Passed("A"));
        Assert.That(Read().Drills.Select(drill => drill.Id), Is.EqualTo(new[] { "A" }));
    }

    [Test]
    public async Task A_value_that_is_no_number_is_written_as_none()
    {
        var nobody = new Finding(Bar.AtLeast("share of nobody", 1, "share"), double.NaN, null);
        await new ResultsFile(file, Then, ["A"]).AddAsync(Passed("A") with { Findings = [nobody] });
        Assert.That(Read().Drills[0].Findings[0].Measured, Is.Null);
    }

    [TestCase("{}")]
    [TestCase("""{"date":"2026-11-22","drills":[{"id":"F01"}]}""")]
    [TestCase("no JSON")]
    public void Another_file_is_not_overwritten(string text)
    {
        File.WriteAllText(file, text);
        Assert.That(() => new ResultsFile(file, Now, ["A"]), Throws.InstanceOf<UsageException>().With.Message.Contains(file));
    }

    private Measurements Read() => Measurements.Read(File.ReadAllText(file))!;

    private static Result Passed(string id)
    {
        var bar = Bar.AtMost("faults", 1, "faults");
        return new Result(
            new Drill(id, "it", "holds", _ => Task.CompletedTask), [new Finding(bar, 0, null), new Finding(bar, 2, "without it")], null,
            null, TimeSpan.FromSeconds(4));
    }
}
