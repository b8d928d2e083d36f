using System.Globalization;
using WeatherHub.Lab.Replays;
using static WeatherHub.Lab.Tests.Replays.History;

namespace WeatherHub.Lab.Tests.Replays;

internal sealed class VerifyVerbTests
{
    private static readonly Set TemperatureExtreme = new("t2m", "C", 12, 3);
    private static readonly Member[] Three = [new("Good", 0.5, 0.3), new("Fair", -0.3, 0.6), new("Poor", 1, 1)];

    private readonly History history = new();

    [TearDown]
    public void Forget() => history.Dispose();

    [Test]
    public void Learning_beats_the_mean_and_the_best_member_that_hindsight_would_choose()
    {
        var rows = ForecastRows.Read([history.Write(TemperatureExtreme, Three)]);
        double Error(ReplayMethod method) => GroupScore.Of(Replay.Run(rows, method)).Single().Merged;
        Assert.That(Error(ReplayMethod.Hub), Is.LessThan(0.87));
        Assert.That(Error(ReplayMethod.Hub), Is.LessThan(Error(ReplayMethod.DayOne)));
        Assert.That(Error(ReplayMethod.Best), Is.LessThan(1.2));
        Assert.That(Error(ReplayMethod.Mean), Is.EqualTo(GroupScore.Of(Replay.Run(rows, ReplayMethod.Hub)).Single().Mean));
        Assert.That(Error(ReplayMethod.Median), Is.EqualTo(GroupScore.Of(Replay.Run(rows, ReplayMethod.Hub)).Single().Median));
    }

    [TestCase("m/s", 7, 2)]
    [TestCase("km/h", 25, 7)]
    [TestCase("kt", 14, 4)]
    [TestCase("mph", 16, 4.5)]
    public void Wind_is_learned_in_whatever_unit_it_is_told(string unit, double level, double swing)
    {
        var (rows, groups) = Judge(new Set("windward_never_seen", unit, level, swing, 0), Three);
        Assert.That(groups.Single().Merged, Is.LessThan(0.9));
        Assert.That(rows.Select(row => row.Value), Is.All.GreaterThanOrEqualTo(0));
        Assert.That(groups.Single().Coverage, Is.InRange(0.72, 0.9));
    }

    [TestCase("K", 285, 3)]
    [TestCase("F", 55, 5)]
    [TestCase("hPa", 1013, 6)]
    [TestCase("inHg", 29.9, 0.2)]
    [TestCase("%", 60, 12)]
    public void Values_come_back_in_the_rows_own_unit(string unit, double level, double swing)
    {
        var (rows, groups) = Judge(new Set("anything", unit, level, swing), Three);
        Assert.That(groups.Single().Merged, Is.LessThan(1));
        Assert.That(rows, Has.All.Matches<Predicted>(row => row.Low <= row.Value && row.Value <= row.High));
        Assert.That(rows.Average(row => row.Value - row.Row.Observed), Is.EqualTo(0).Within(swing / 4));
    }

    [Test]
    public void Amounts_of_rain_are_never_below_nothing_and_come_with_a_chance()
    {
        var (rows, groups) = Judge(new Set("rain", "0.01in", 5, 30, 0), Three);
        Assert.That(groups.Single().IsRain);
        Assert.That(rows.Select(row => row.Value), Is.All.GreaterThanOrEqualTo(0));
        Assert.That(rows.Select(row => row.Chance), Is.All.InRange(0, 1));
        Assert.That(groups.Single().Brier, Is.LessThan(1));
    }

    [Test]
    public void Two_files_of_different_members_are_one_history()
    {
        var (early, late) = (
            history.Write(TemperatureExtreme, Three),
            history.Write(TemperatureExtreme with { FirstDay = 60, Seed = 2 }, [Three[0], new("New", 0, 0.8)]));
        var from = First.AddDays(61);
        var together = GroupScore.Of(Replay.Run(ForecastRows.Read([late, early]), ReplayMethod.Hub), from).Single();
        var alone = GroupScore.Of(Replay.Run(ForecastRows.Read([late]), ReplayMethod.Hub), from).Single();
        Assert.That(together.Rows, Is.EqualTo(alone.Rows).And.EqualTo(240));
        Assert.That(together.Merged, Is.LessThan(alone.Merged), "the first file taught what Good says too much of");
    }

    [Test]
    public void Every_row_with_a_member_gets_a_line_with_its_key_as_it_was()
    {
        var file = history.Write(""""
            issue_time,valid_time,obs_time,site,quantity,unit,lead_h,obs,fc_A,fc_B
            2026-01-01T00:00Z,2026-01-02T00:00Z,2026-01-02T00:00Z,"Airport, ""north""",t2m,C,024.0,5,4,6
            2026-01-01T00:00Z,2026-01-02T00:00Z,2026-01-02T00:00Z,alone,t2m,C,24,5,4,
            2026-01-01T00:00Z,2026-01-02T00:00Z,2026-01-02T00:00Z,impossible,t2m,C,24,5,999,-999
            2026-01-01T00:00Z,2026-01-02T00:00Z,2026-01-02T00:00Z,silent,t2m,C,24,5,,
            2026-01-02T00:00Z,2026-01-03T00:00Z,2026-01-03T00:00Z,impossible,t2m,C,24,5,4,6

            """");
        var written = history.Place();
        var run = VerifyRun.Of(file, "--out", written);
        Assert.That((run.Code, run.Errors), Is.EqualTo((0, "")));
        var lines = File.ReadAllLines(written);
        Assert.That(lines[0], Does.StartWith("issue_time,valid_time,site,quantity,lead_h,value,lo80,hi80,pop"));
        Assert.That(lines[1], Does.StartWith("2026-01-01T00:00Z,2026-01-02T00:00Z,\"Airport, \"\"north\"\"\",t2m,024.0,5,"));
        Assert.That(lines[2], Does.StartWith("2026-01-01T00:00Z,2026-01-02T00:00Z,alone,t2m,24,4,"));
        Assert.That(Csv.Cells(lines[3])[5], Is.EqualTo("0"), "what nobody could believe is still answered, by the median");
        Assert.That(lines, Has.Length.EqualTo(5));
        Assert.That(lines.Select(line => Csv.Cells(line).Length), Is.All.EqualTo(Csv.Cells(lines[0]).Length));
    }

    [Test]
    public void An_observation_teaches_nothing_before_it_is_known()
    {
        var rows = ForecastRows.Read([history.Write(TemperatureExtreme with { Days = 20 }, Three)]);
        var late = rows.Select(row => row with { Known = First.AddYears(1) }).ToList();
        Assert.That(Values(late, ReplayMethod.Hub), Is.EqualTo(Values(late, ReplayMethod.DayOne)));
        Assert.That(Values(rows, ReplayMethod.Hub), Is.Not.EqualTo(Values(rows, ReplayMethod.DayOne)));
        var spoilt = rows.Select((row, index) => index < rows.Count - 8 ? row : row with { Observed = -40 }).ToList();
        Assert.That(Values(spoilt, ReplayMethod.Hub).Take(rows.Count - 4), Is.EqualTo(Values(rows, ReplayMethod.Hub).Take(rows.Count - 4)));
    }

    [Test]
    public void Equal_files_give_equal_bytes()
    {
        var (file, one, other) = (history.Write(TemperatureExtreme, Three), history.Place(), history.Place());
        VerifyRun.Of(file, "--out", one);
        VerifyRun.Of(file, "--out", other);
        Assert.That(File.ReadAllText(other), Is.EqualTo(File.ReadAllText(one)));
    }

    [Test]
    public void Judging_from_a_date_on_learns_from_what_was_before()
    {
        var file = history.Write(TemperatureExtreme, Three);
        var late = VerifyRun.Of(file, "--from", "2026-02-15T00:00Z").Output;
        Assert.That(late, Does.Contain("240 rows"));
        Assert.That(Merged(late), Is.LessThan(Merged(VerifyRun.Of(file).Output)));
    }

    private static double Merged(string output) =>
        double.Parse(output.Split("| merged ")[1].Split(' ')[0], CultureInfo.InvariantCulture);

    private static IEnumerable<double> Values(IReadOnlyList<ForecastRow> rows, ReplayMethod method) =>
        Replay.Run(rows, method).Select(row => row.Value).ToList();

    private (IReadOnlyList<Predicted> Rows, IReadOnlyList<GroupScore> Groups) Judge(Set set, params Member[] members)
    {
        var predictions = Replay.Run(ForecastRows.Read([history.Write(set, members)]), ReplayMethod.Hub).ToList();
        return (predictions, GroupScore.Of(predictions));
    }
}
