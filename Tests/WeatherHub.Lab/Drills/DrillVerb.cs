using System.Globalization;
using System.Runtime.InteropServices;
using WeatherHub.Lab.Drills.Catalogue;
using WeatherHub.Lab.Drills.Framework;
using WeatherHub.Lab.Drills.Processes;

namespace WeatherHub.Lab.Drills;

/// <summary>Breaks things on purpose, under load, and checks what callers get.</summary>
internal static class DrillVerb
{
    private const int Passed = 0;
    private const int Failed = 1;

    internal static readonly Verb Verb = new(
        "drill",
        "ID… | commit | all | list [--seed N] [--seconds N] [--answers N] [--mutants N] [--payloads N] [--out FILE]",
        "breaks vendors, Redis and replicas under load and checks every answer; exit 0 when every promise held and every control broke",
        arguments => RunAsync(arguments).GetAwaiter().GetResult());

    private static async Task<int> RunAsync(Arguments arguments)
    {
        arguments.Allow("seed", "seconds", "answers", "mutants", "payloads", "out");
        if (arguments.Words is ["list"])
        {
            foreach (var drill in Every.Drill)
                await arguments.Output.WriteLineAsync($"{drill.Id}{(drill.WithEveryChange ? "*" : " ")} {drill.Fault}: {drill.Promise}");
            await arguments.Output.WriteLineAsync("* in drill commit");
            return Passed;
        }

        var chosen = Chosen(arguments.Words);
        var seed = Number(arguments, "seed", 1);
        var file = arguments.Option("out") is { } path
            ? new ResultsFile(path, Circumstances.Now(arguments.Clock, seed), [.. Every.Drill.Select(drill => drill.Id)])
            : null;
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        var runner = new Runner(arguments.Output, arguments.Clock, seed, Wanted(arguments));
        var results = await runner.RunAsync(chosen, Programs.IsInstalled, file, stop.Token);
        await arguments.Output.WriteLineAsync(Runner.Closing(results));
        return results.All(result => result.HasPassed || result.IsSkipped) && results.Count == chosen.Count ? Passed : Failed;

        void Stop(PosixSignalContext context)
        {
            // What was started has to be ended before the Lab itself is.
            context.Cancel = true;
            stop.Cancel();
        }
    }

    private static IReadOnlyList<Drill> Chosen(IReadOnlyList<string> words) => words switch
    {
        [] => throw new UsageException("which drill? see: lab drill list"),
        ["all"] => Every.Drill,
        ["commit"] => [.. Every.Drill.Where(drill => drill.WithEveryChange)],
        _ => [.. words.Select(word => Every.Drill.FirstOrDefault(drill => drill.Id.Equals(word, StringComparison.OrdinalIgnoreCase)) ?? throw new UsageException($"no drill is called {word}"))],
    };

    private static Sizes Wanted(Arguments arguments)
    {
        var usual = arguments.Words is ["commit"] ? Sizes.Short : new Sizes();
        return usual with
        {
            Seconds = Number(arguments, "seconds", usual.Seconds),
            Answers = Number(arguments, "answers", usual.Answers),
            Mutants = Number(arguments, "mutants", usual.Mutants),
            Payloads = Number(arguments, "payloads", usual.Payloads),
        };
    }

    private static int Number(Arguments arguments, string name, int otherwise) =>
        arguments.Option(name) is not { } text ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw new UsageException($"--{name} must be a whole number");
}
