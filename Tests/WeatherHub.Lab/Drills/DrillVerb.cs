using System.CommandLine;
using WeatherHub.Lab.Drills.Catalogue;
using WeatherHub.Lab.Drills.Framework;
using WeatherHub.Lab.Drills.Processes;

namespace WeatherHub.Lab.Drills;

/// <summary>Breaks things on purpose, under load, and checks what callers get.</summary>
internal static class DrillVerb
{
    internal static Command Create(TimeProvider clock, Progress progress)
    {
        var which = new Argument<string[]>("ID")
        {
            Arity = ArgumentArity.OneOrMore,
            Description = "ids of drills, or commit (those that run with every change), all, or list",
        };
        var seed = Options.Whole("--seed", "what is random", 1);
        var seconds = Size("--seconds", "how long the random faults of F36 go on", sizes => sizes.Seconds);
        var answers = Size("--answers", "how many answers TRUTH checks", sizes => sizes.Answers);
        var mutants = Size("--mutants", "how many spoilt bodies F08 sends", sizes => sizes.Mutants);
        var payloads = Size("--payloads", "how many bodies with impossible values F12 reads", sizes => sizes.Payloads);
        var written = Options.File("--out", "writes what was measured as JSON, after every drill");
        const string Purpose =
            "breaks vendors, Redis and replicas under load and checks every answer; exit 0 when every promise held and every control broke";
        var verb = new Command("drill", Purpose)
        {
            which, seed, seconds, answers, mutants, payloads, written,
        };
        verb.SetAction(async (call, stop) =>
        {
            var (output, words) = (call.InvocationConfiguration.Output, call.GetRequiredValue(which));
            if (words is ["list"]) return await ListAsync(output);
            var chosen = Chosen(words);
            var usual = words is ["commit"] ? DrillSizes.Short : new DrillSizes();
            var sizes = usual with
            {
                Seconds = call.GetValue(seconds) ?? usual.Seconds,
                Answers = call.GetValue(answers) ?? usual.Answers,
                Mutants = call.GetValue(mutants) ?? usual.Mutants,
                Payloads = call.GetValue(payloads) ?? usual.Payloads,
            };
            var file = call.GetValue(written) is { } path
                ? new ResultsFile(path, RunEnvironment.Now(clock, call.GetValue(seed)), [.. DrillCatalogue.All.Select(drill => drill.Id)])
                : null;
            var runner = new Runner(output, clock, call.GetValue(seed), sizes);
            var results = await runner.RunAsync(
                progress.Over(chosen, drill => $"{drill.Id} {drill.Fault}"), Programs.IsInstalled, file, stop);
            await output.WriteLineAsync(Runner.Closing(results));
            return results.All(result => result.HasPassed || result.IsSkipped) && results.Count == chosen.Count ? 0 : Verbs.Failed;
        });
        return verb;
    }

    private static async Task<int> ListAsync(TextWriter output)
    {
        foreach (var drill in DrillCatalogue.All)
            await output.WriteLineAsync($"{drill.Id}{(drill.WithEveryChange ? "*" : " ")} {drill.Fault}: {drill.Promise}");
        await output.WriteLineAsync("* in drill commit");
        return 0;
    }

    private static IReadOnlyList<Drill> Chosen(IReadOnlyList<string> words) => words switch
    {
        ["all"] => DrillCatalogue.All,
        ["commit"] => [.. DrillCatalogue.All.Where(drill => drill.WithEveryChange)],
        _ => [.. words.Select(
            word => DrillCatalogue.All.FirstOrDefault(drill => drill.Id.Equals(word, StringComparison.OrdinalIgnoreCase))
            ?? throw None(word))],
    };

    private static UsageException None(string word) =>
        new($"no drill is called {word}; there are "
            + $"{string.Join(", ", DrillCatalogue.All.Select(drill => drill.Id))}, or commit, all, list");

    private static Option<int?> Size(string name, string purpose, Func<DrillSizes, int> of) =>
        Options.Whole(name, $"{purpose} ({of(new DrillSizes())}; {of(DrillSizes.Short)} with commit)");
}
