using System.CommandLine;

namespace WeatherHub.Lab.Replays;

/// <summary>Replays real forecasts through the hub's own merge and learner, and prints how good it was.</summary>
internal static class VerifyVerb
{
    internal static Command Create(Progress progress)
    {
        var files = new Argument<string[]>(
            "FILE")
        { Arity = ArgumentArity.OneOrMore, Description = "forecasts with matching observations" };
        var from = Options.Time("--from", "judges only rows that are valid from then on");
        var written = Options.File("--out", "writes what was answered as a table of comma-separated cells");
        var way = Options.Choice(
            "--method",
            "how members are merged",
            ReplayMethod.Hub,
            ("hub", ReplayMethod.Hub),
            ("day-one", ReplayMethod.DayOne),
            ("mean", ReplayMethod.Mean),
            ("median", ReplayMethod.Median),
            ("best", ReplayMethod.Best));
        var spoilt = Options.Flag("--faults", "spoils one of two and of three members in six ways and compares with the best that is not");
        var seed = Options.Whole("--seed", "what is random in that", 1);
        var apart = Options.Flag("--apart", "each file is a history of its own; otherwise they are one");
        var gate = Options.Flag("--gate", "the exit code is 1 when a bar is not met");
        var verb = new Command("verify", "replays forecasts with observations and prints errors beside the members' own")
        {
            files, from, written, way, spoilt, seed, apart, gate,
        };
        verb.SetAction(call =>
        {
            var (output, method, named) = (call.InvocationConfiguration.Output, call.GetValue(way), call.GetRequiredValue(files));
            (string Name, string[] Files)[] histories = call.GetValue(apart)
                ? [.. named.Select(file => ($"{Path.GetFileNameWithoutExtension(file)} ", new[] { file }))]
                : [("", named)];
            List<GroupScore> groups = [];
            List<FaultScore> faults = [];
            List<RainWords> words = [];
            List<Predicted> predictions = [];
            foreach (var (name, sources) in progress.Over(histories, history => string.Join(", ", history.Files)))
            {
                var rows = ForecastRows.Read(sources);
                if (rows.Count == 0) throw new UsageException($"no row of {string.Join(", ", sources)} has a forecast");
                var own = Replay.Run(rows, method).ToList();
                predictions.AddRange(own);
                groups.AddRange(GroupScore.Of(own, call.GetValue(from)).Select(group => group with { Name = name + group.Name }));
                if (method == ReplayMethod.DayOne)
                    words.AddRange(RainWords.Of(rows).Select(group => group with { Name = name + group.Name }));
                if (!call.GetValue(spoilt)) continue;
                faults.AddRange(
                    FaultReplay.Run(rows, method, call.GetValue(seed)).Select(score => score with { Group = name + score.Group }));
            }

            if (call.GetValue(written) is { } file) PredictionFile.Write(file, predictions);
            BarsPage.Write(output, groups, predictions.Count, method);
            BarsPage.Write(output, words);
            if (call.GetValue(spoilt)) BarsPage.Write(output, faults);
            IReadOnlyList<Bar> bars = [.. Bar.Of(groups, method), .. Bar.Of(words), .. Bar.Of(faults, method)];
            BarsPage.Write(output, bars);
            return call.GetValue(gate) && bars.Any(bar => !bar.IsMet) ? Verbs.Failed : 0;
        });
        return verb;
    }
}
