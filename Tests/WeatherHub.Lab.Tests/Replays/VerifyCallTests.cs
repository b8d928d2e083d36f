using static WeatherHub.Lab.Tests.Replays.History;

namespace WeatherHub.Lab.Tests.Replays;

internal sealed class VerifyCallTests
{
    private const string Header = "issue_time,valid_time,obs_time,site,quantity,unit,lead_h,obs,fc_A,fc_B";
    private const string Good = "2026-01-01T00:00Z,2026-01-02T00:00Z,2026-01-02T00:00Z,here,t2m,C,24,5,4,6";

    private readonly History history = new();

    [TearDown]
    public void Forget() => history.Dispose();

    [TestCase(Header, "C,24,five,4,6", "line 3", "obs must be a number, not 'five'")]
    [TestCase(Header, "C,24,5,4,1e999", "line 3", "fc_B must be a number, not '1e999'")]
    [TestCase(Header, "C,24,5,NaN,6", "line 3", "fc_A must be a number, not 'NaN'")]
    [TestCase(Header, "C,soon,5,4,6", "line 3", "lead_h must be a number, not 'soon'")]
    [TestCase(Header, "furlongs,24,5,4,6", "line 3", "unknown unit 'furlongs'")]
    [TestCase(Header, "C,24,5,4", "line 3", "9 cells for 10 columns")]
    [TestCase(Header, "C,24,5,4,\"6", "line 3", "a quoted cell does not end")]
    [TestCase(Header, "C,24,5,4,\"6\"0", "line 3", "goes on after its closing quote")]
    public void A_line_that_cannot_be_read_is_named(string header, string rest, string line, string complaint)
    {
        var file = history.Write($"{header}\n{Good}\n2026-01-01T00:00Z,2026-01-02T00:00Z,2026-01-02T00:00Z,here,t2m,{rest}\n");
        var run = VerifyRun.Of(file);
        Assert.That(run.Code, Is.EqualTo(2));
        Assert.That(run.Errors, Does.Contain($"{file}, {line}").And.Contain(complaint));
    }

    [Test]
    public void A_time_that_is_none_is_named()
    {
        var run = VerifyRun.Of(history.Write($"{Header}\n{Good.Replace("2026-01-02T00:00Z", "noon", StringComparison.Ordinal)}\n"));
        Assert.That(run.Errors, Does.Contain("line 2: valid_time must be a time such as 2026-04-01T00:00Z, not 'noon'"));
    }

    [TestCase("issue_time")]
    [TestCase("valid_time")]
    [TestCase("obs_time")]
    [TestCase("site")]
    [TestCase("quantity")]
    [TestCase("unit")]
    [TestCase("lead_h")]
    [TestCase("obs")]
    public void A_column_that_is_missing_is_named(string column)
    {
        var run = VerifyRun.Of(history.Write($"{Header.Replace(column, "other", StringComparison.Ordinal)}\n{Good}\n"));
        Assert.That(run.Code, Is.EqualTo(2));
        Assert.That(run.Errors, Does.Contain("has no column"));
    }

    [Test]
    public void A_file_without_forecasts_has_nothing_to_replay()
    {
        Assert.That(VerifyRun.Of(history.Write("")).Errors, Does.Contain("is empty"));
        Assert.That(
            VerifyRun.Of(
                history.Write(Header.Replace("fc_", "said_", StringComparison.Ordinal) + "\n")).Errors, Does.Contain("has no column fc_"));
        Assert.That(VerifyRun.Of(history.Write(Header + "\n")).Errors, Does.Contain("has a forecast"));
    }

    [TestCase("")]
    [TestCase("/no/such/file.csv")]
    [TestCase("FILE --method best-guess")]
    [TestCase("FILE --from spring")]
    [TestCase("FILE --seed many")]
    [TestCase("FILE --colour red")]
    [TestCase("FILE --out")]
    public void A_call_that_makes_no_sense_gets_help_and_the_exit_code_2(string call)
    {
        var file = history.Write($"{Header}\n{Good}\n");
        var run = VerifyRun.Of([.. call.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word == "FILE" ? file : word)]);
        Assert.That(run.Code, Is.EqualTo(2));
        Assert.That(run.Errors, Does.Contain("(see lab verify --help)"));
    }

    [Test]
    public void A_byte_order_mark_other_line_ends_and_empty_lines_do_no_harm()
    {
        var run = VerifyRun.Of(history.Write($"\uFEFF{Header}\r\n{Good}\r\n\r\n"));
        Assert.That((run.Code, run.Errors), Is.EqualTo((0, "")));
        Assert.That(run.Output, Does.Contain("1 rows"));
    }

    [Test]
    public void The_gate_fails_when_a_bar_is_not_met_and_only_then()
    {
        var good = history.Write(new Set("t2m", "C", 12, 3), new("A", 0.8, 0.4), new("B", -0.8, 0.4), new("C", 1.2, 0.5));
        var hopeless = history.Write(new Set("t2m", "C", 12, 3), new("A", 0, 0), new("B", 0, 3));
        Assert.That(VerifyRun.Of(good, "--gate").Output, Does.Contain("M1").And.Contain("bar 0.87) met"));
        Assert.That(VerifyRun.Of(hopeless).Code, Is.Zero);
        var run = VerifyRun.Of(hopeless, "--gate");
        Assert.That((run.Code, run.Output.Contains("NOT MET", StringComparison.Ordinal)), Is.EqualTo((1, true)));
    }

    [Test]
    public void Files_apart_are_histories_of_their_own()
    {
        Member[] members = [new("A", 0.5, 0.4), new("B", 0, 0.6)];
        var (one, other) =
            (history.Write(new Set("t2m", "C", 12, 3), members), history.Write(new Set("t2m", "C", 12, 3) { Seed = 2 }, members));
        var run = VerifyRun.Of(one, other, "--apart");
        Assert.That(run.Output, Does.Contain(Path.GetFileNameWithoutExtension(one)).And.Contain(Path.GetFileNameWithoutExtension(other)));
    }

    [Test]
    public void Faults_are_shown_for_two_and_for_three_members()
    {
        var file = history.Write(
            new Set("t2m", "C", 12, 3) { Days = 30, Sites = 2 }, new("A", 0.5, 0.4), new("B", 0, 0.6), new("C", 0, 0.9));
        var run = VerifyRun.Of(file, "--faults");
        foreach (var fault in new[] { "offset +10", "another unit", "stuck", "spikes", "noise", "half missing" })
            Assert.That(run.Output, Does.Contain($"one of 2, {fault}").And.Contain($"one of 3, {fault}"));
        Assert.That(run.Output, Does.Contain("M7"));
        Assert.That(VerifyRun.Of(file, file, "--faults").Code, Is.Zero, "a row that stands in two files is one row");
    }
}
