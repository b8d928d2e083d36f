using WeatherHub.Lab.Simulation;

namespace WeatherHub.Lab.Crowds;

/// <summary>Prints what was measured beside what was predicted, and judges it.</summary>
internal sealed class TablePage(TextWriter output, IReadOnlyList<Asked> panel)
{
    /// <summary>How far a measured count may lie from the prediction.</summary>
    internal const double Tolerance = 0.02;

    private readonly List<int> totals = [];
    private int passed;
    private int failed;

    internal void Begin(int places, int rounds, TimeSpan step)
    {
        output.WriteLine($"{places} places, {rounds} rounds {step.TotalMinutes:0} min apart by the hub's clock: in each every caller asks about every place; processes, one Redis");
        output.WriteLine();
        output.WriteLine("| callers | replicas | requests | refused | calls measured | predicted | most per question | calls/h | lookups | Redis reads | predicted | scripts |");
        output.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|---|");
    }

    internal void Cell(Measured measured)
    {
        var expected = measured.Rounds.Expect(panel, shared: true);
        var questions = Endpoints.Questions(measured.Calls);
        var all = Line(measured, expected);
        totals.Add(all);
        var cell = $"{measured.Rounds.Callers} callers x {measured.Rounds.Replicas} replicas";
        Judge($"{cell}: no request comes to nothing", measured.Broken == 0, $"{measured.Broken}");
        foreach (var (question, calls) in expected.Calls)
            Judge($"{cell}: {question} is asked no more often than it expires", questions[question] <= calls, $"{questions[question]} for {calls}");
        Judge($"{cell}: calls as predicted, within {Tolerance:P0}", Math.Abs(all - expected.All) <= Tolerance * expected.All, $"{all} for {expected.All}");
        var (least, most) = Reads(expected);
        Judge(
            $"{cell}: Redis is read as predicted, within {Tolerance:P0}",
            measured.Reads >= least * (1 - Tolerance) && measured.Reads <= most * (1 + Tolerance), $"{measured.Reads} for {least} to {most}");
    }

    /// <summary>The figure itself.</summary>
    internal void Equal() => Judge("calls are equal for every number of callers and replicas", totals.Distinct().Count() == 1, string.Join(", ", totals));

    /// <summary>Without Redis the same bar must break, and the prediction must still hold.</summary>
    internal void Control(Measured measured)
    {
        var (apart, shared) = (measured.Rounds.Expect(panel, shared: false), measured.Rounds.Expect(panel, shared: true));
        var all = Line(measured, apart);
        Judge("control, without Redis: calls grow with the replicas", all > shared.All * (1 + Tolerance), $"{all} for {shared.All}");
        Judge($"control, without Redis: calls as predicted, within {Tolerance:P0}", Math.Abs(all - apart.All) <= Tolerance * apart.All, $"{all} for {apart.All}");
    }

    /// <summary>The last line; whether all held.</summary>
    internal bool End()
    {
        output.WriteLine($"{passed} passed, {failed} failed");
        return failed == 0;
    }

    private int Line(Measured measured, Expected expected)
    {
        var (rounds, questions) = (measured.Rounds, Endpoints.Questions(measured.Calls));
        var all = questions.Values.Sum();
        var (least, most) = Reads(expected);
        output.WriteLine(
            $"| {rounds.Callers:#,0} | {rounds.Replicas} | {rounds.Requests:#,0} | {measured.Shed:#,0} | {all} | {expected.All} | {questions.Values.Max()} "
            + $"| {all / (rounds.Count * rounds.Step.TotalHours):0.0} | {Endpoints.Lookups(measured.Calls)} | {measured.Reads} | {least}–{most} | {measured.Scripts} |");
        return all;
    }

    // Who calls looks before and under its lease; who finds another calling looks before and after, who comes later once.
    private static (int Least, int Most) Reads(Expected expected) => (2 * expected.All + expected.Reads, 2 * (expected.All + expected.Reads));

    private void Judge(string promise, bool holds, string measured)
    {
        if (holds) passed++;
        else
        {
            failed++;
            output.WriteLine($"FAILED {promise}: {measured}");
        }
    }
}
