using System.Globalization;

namespace WeatherHub.Lab.Benchmarks;

/// <summary>Measures what must be cheap.</summary>
internal static class BenchVerb
{
    private const double MostNanoseconds = 500;
    private const double MostMilliseconds = 2;
    private const long MostBytes = 64 * 1024;

    internal static readonly Verb Verb = new(
        "bench",
        "merge [--rounds N] [--gate]",
        "measures merges on this machine (use a release build); with --gate the exit code is 1 when one costs more than it may",
        Run);

    private static int Run(Arguments arguments)
    {
        arguments.Allow("rounds", "gate");
        if (arguments.Words is not ["merge"]) throw new UsageException("what? merge is all there is");
        var cost = MergeCost.Measure(arguments.Clock, Rounds(arguments.Option("rounds")));
        var met = true;
        Line("5 vendors, one quantity and time", cost.PointNanoseconds, MostNanoseconds, "ns");
        Line("what that allocates", cost.PointBytes, 0, "B");
        Line($"{MergeLoad.Hours} h × {MergeLoad.Spoken.Length} variables × {MergeLoad.Vendors} vendors, provenance and confidence", cost.ForecastMilliseconds, MostMilliseconds, "ms");
        Line($"what that allocates beyond the answer of {cost.AnswerBytes / 1024} KiB", cost.Beyond / 1024.0, MostBytes / 1024.0, "KiB");
        return met || !arguments.Has("gate") ? 0 : 1;

        void Line(string name, double value, double most, string unit)
        {
            met &= value <= most;
            arguments.Output.WriteLine($"{name}: {value:0.###} {unit} (at most {most:0.###}) {(value <= most ? "met" : "NOT MET")}");
        }
    }

    private static int Rounds(string? text) =>
        text is null ? 400
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var rounds) && rounds > 0 ? rounds
        : throw new UsageException("--rounds must be a whole number above zero");
}
