using System.CommandLine;

namespace WeatherHub.Lab.Benchmarks;

/// <summary>Measures what must be cheap.</summary>
internal static class BenchVerb
{
    private const double MostNanoseconds = 500;
    private const double MostMilliseconds = 2;
    private const long MostBytes = 64 * 1024;

    internal static Command Create(TimeProvider clock)
    {
        var what = new Argument<string>("WHAT") { Description = "merge is all there is" };
        var rounds = Options.Whole("--rounds", "how often", 400, 1);
        var gate = Options.Flag("--gate", "the exit code is 1 when one costs more than it may");
        var verb = new Command("bench", "measures merges on this machine (use a release build)") { what, rounds, gate };
        verb.SetAction(call =>
        {
            if (call.GetValue(what) != "merge") throw new UsageException($"WHAT must be merge, not '{call.GetValue(what)}'");
            var met = true;
            var cost = MergeCost.Measure(clock, call.GetValue(rounds));
            Line("5 vendors, one quantity and time", cost.PointNanoseconds, MostNanoseconds, "ns");
            Line("what that allocates", cost.PointBytes, 0, "B");
            var whole = $"{MergeLoad.Hours} h × {MergeLoad.Spoken.Length} variables × {MergeLoad.Vendors} vendors, provenance and "
                + $"confidence";
            Line(whole, cost.ForecastMilliseconds, MostMilliseconds, "ms");
            Line($"what that allocates beyond the answer of {cost.AnswerBytes / 1024} KiB", cost.Beyond / 1024.0, MostBytes / 1024.0,
                "KiB");
            return met || !call.GetValue(gate) ? 0 : Verbs.Failed;

            void Line(string name, double value, double most, string unit)
            {
                met &= value <= most;
                var verdict = value <= most ? "met" : "NOT MET";
                call.InvocationConfiguration.Output.WriteLine($"{name}: {value:0.###} {unit} (at most {most:0.###}) {verdict}");
            }
        });
        return verb;
    }
}
