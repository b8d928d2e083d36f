using System.CommandLine;
using WeatherHub.Lab.Benchmarks.Reporting;
using WeatherHub.Lab.Benchmarks.Scaling;
using WeatherHub.Lab.Drills.Framework;
using WeatherHub.Lab.Drills.Processes;

namespace WeatherHub.Lab.Benchmarks;

/// <summary>Measures the hub side by side with what it is compared with.</summary>
internal static class BenchVerb
{
    internal static Command Create(TimeProvider clock, Progress progress)
    {
        var which = new Argument<string[]>("ID")
        {
            Arity = ArgumentArity.ZeroOrMore,
            Description = "ids of scenarios (all without any), or quick (some, small, for every change), or list",
        };
        var rounds = Options.Whole("--rounds", "how many rounds count", 5, 1);
        var gate = Options.Flag("--gate", "times are judged too, not only what is the same on every machine");
        var written = Options.File("--out", "writes what was measured as JSON");
        var from = Options.File("--from", "measures nothing and takes what a run has written, for --write");
        var pages = Options.Files("--write", "pages to write the table into");
        const string Purpose =
            "measures the hub beside its references, in turns (use a release build); exit 0 when no figure is worse than it may be";
        var verb = new Command("bench", Purpose) { which, rounds, gate, written, from, pages };
        verb.SetAction(async (call, stop) =>
        {
            var (output, words) = (call.InvocationConfiguration.Output, call.GetRequiredValue(which));
            if (words is ["list"])
            {
                foreach (var scenario in ScenarioCatalogue.All)
                    await output.WriteLineAsync($"{scenario.Id}{(scenario.IsQuick ? "*" : "")}: {scenario.Title}");
                await output.WriteLineAsync("* in bench quick");
                return 0;
            }

            if (call.GetValue(from) is { } file)
            {
                Write(call.GetRequiredValue(pages), BenchRun.Read(await File.ReadAllTextAsync(file, stop))
                    ?? throw new UsageException($"{file} holds something else than a run"));
                return 0;
            }

            var chosen = ScenarioCatalogue.Chosen(words);
            var sizes = words is ["quick"] ? BenchSizes.Quick : new BenchSizes { Rounds = call.GetValue(rounds) };
            var runner = new BenchRunner(output, clock, sizes, Programs.IsInstalled);
            await runner.RunAsync(progress.Over(chosen, scenario => $"{scenario.Id}, {scenario.Title}"), stop);
            var run = new BenchRun(RunEnvironment.Now(clock, 0), runner.Figures, runner.Skipped);
            if (call.GetValue(written) is { } path) await File.WriteAllTextAsync(path, $"{run}", stop);
            Write(call.GetRequiredValue(pages), run);
            var judged = runner.Figures.Where(figure => figure.Limit.IsExact || call.GetValue(gate)).ToList();
            var broken = judged.Count(figure => figure.IsBroken) + runner.Troubles.Count;
            await output.WriteLineAsync(
                $"{judged.Count} judged, {judged.Count(figure => figure.Verdict == "met")} met, {broken} failed"
                + (runner.Skipped.Count > runner.Troubles.Count ? $", {runner.Skipped.Count - runner.Troubles.Count} skipped" : ""));
            return broken == 0 ? 0 : Verbs.Failed;
        });
        return verb;
    }

    private static void Write(IReadOnlyList<string> pages, BenchRun run)
    {
        foreach (var page in pages)
        {
            if (!File.Exists(page)) throw new UsageException($"{page} is not there");
            var text = File.ReadAllText(page);
            File.WriteAllText(page, PerformanceBlock.Written(text, run) ?? ScalingTable.Written(text, run)
                ?? throw new UsageException($"{page} has no place for it"));
        }
    }
}
