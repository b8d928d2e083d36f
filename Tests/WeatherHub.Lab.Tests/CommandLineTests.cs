using WeatherHub.TestKit;

namespace WeatherHub.Lab.Tests;

internal sealed class CommandLineTests
{
    private static readonly string[] All = ["map", "drill", "guarantees", "verify", "bench", "dependencies"];

    [TestCase("help")]
    [TestCase("--help")]
    [TestCase("-h")]
    public void Help_lists_every_verb_and_the_exit_codes(string call)
    {
        var (code, output, errors) = Run(call);
        Assert.That((code, errors), Is.EqualTo((0, "")));
        foreach (var verb in All) Assert.That(output, Does.Match($"\\n  {verb} "));
        Assert.That(output, Does.Contain("0 nothing failed, 1 something failed, 2 the call makes no sense"));
    }

    [TestCaseSource(nameof(All))]
    public void Every_verb_has_help_and_each_of_its_options_a_purpose(string verb)
    {
        var (code, output, errors) = Run($"{verb} --help");
        Assert.That((code, errors), Is.EqualTo((0, "")));
        Assert.That(output, Does.Contain($"lab {verb}"));
        foreach (var line in output.Split('\n').Where(line => line.StartsWith("  --", StringComparison.Ordinal)))
            Assert.That(line, Does.Match("^  --[a-z]+( <[^>]+>)?  +\\S"));
        Assert.That(Run($"help {verb}").Output, Is.EqualTo(output));
    }

    [TestCase("", "lab: which verb? There are map, drill, guarantees, verify, fit-rain, bench, dependencies, vendors (see lab --help)")]
    [TestCase("juggle",
        "lab: unknown verb juggle; there are map, drill, guarantees, verify, fit-rain, bench, dependencies, vendors (see lab --help)")]
    [TestCase("map", "lab map: VENDOR is missing: the vendor's id, such as open-meteo (see lab map --help)")]
    [TestCase("map nws points", "lab map: FILE is missing: the captured body (see lab map --help)")]
    [TestCase("map nws points /no/such/file", "lab map: FILE must be a file that is there, not '/no/such/file' (see lab map --help)")]
    [TestCase("map nws points /dev/null twice", "lab map: twice is one word too many (see lab map --help)")]
    [TestCase("map nws points /dev/null --status teapot",
        "lab map: --status must be a whole number from 100 to 599, not 'teapot' (see lab map --help)")]
    [TestCase("map nws points /dev/null --status 99",
        "lab map: --status must be a whole number from 100 to 599, not '99' (see lab map --help)")]
    [TestCase("map nws points /dev/null --at noon-ish",
        "lab map: --at must be a time such as 2026-04-01T00:00Z, not 'noon-ish' (see lab map --help)")]
    [TestCase("map nws points /dev/null --at",
        "lab map: --at needs a value: when it was fetched, if not now: a time such as 2026-04-01T00:00Z (see lab map --help)")]
    [TestCase("map nws points /dev/null --colour red", "lab map: unknown option --colour; there are --status, --at (see lab map --help)")]
    [TestCase("verify FILE --method guess",
        "lab verify: --method must be one of hub, day-one, mean, median, best, not 'guess' (see lab verify --help)")]
    [TestCase("guarantees --file /no/such",
        "lab guarantees: /no/such is not there: lab drill all --out /no/such writes it (see lab guarantees --help)")]
    public void A_call_that_makes_no_sense_gets_one_line_and_the_exit_code_2(string call, string line)
    {
        var (code, output, errors) = Run(call);
        Assert.That((code, output, errors), Is.EqualTo((2, "", line + Environment.NewLine)));
    }

    [Test]
    public void A_drill_that_is_none_is_answered_with_those_there_are()
    {
        var (code, _, errors) = Run("drill F99");
        Assert.That(code, Is.EqualTo(2));
        Assert.That(errors, Does.Contain("no drill is called F99; there are F01, ").And.Contain("commit, all, list"));
    }

    [Test]
    public void A_word_that_begins_with_an_at_sign_is_a_word() =>
        Assert.That(Run("map nws points @nothing").Errors, Does.Contain("not '@nothing'"));

    private static (int Code, string Output, string Errors) Run(string call)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = Verbs.Run(call.Split(' ', StringSplitOptions.RemoveEmptyEntries), output, errors, new ManualTimeProvider());
        return (code, output.ToString(), errors.ToString());
    }
}
