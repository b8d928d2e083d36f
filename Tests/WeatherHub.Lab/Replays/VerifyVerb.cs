using System.Globalization;

namespace WeatherHub.Lab.Replays;

/// <summary>Replays real forecasts through the hub's own merge and learner, and prints how good it was.</summary>
internal static class VerifyVerb
{
    internal static readonly Verb Verb = new(
        "verify",
        "FILE… [--from TIME] [--out PRED.csv] [--method hub|day-one|mean|median|best] [--faults] [--seed N] [--apart] [--gate]",
        "replays forecasts with observations and prints errors beside the members' own; several files are one history, or, apart, one each; with --gate the exit code is 1 when a bar is not met",
        Run);

    private static int Run(Arguments arguments)
    {
        arguments.Allow("from", "out", "method", "faults", "seed", "apart", "gate");
        if (arguments.Words.Count == 0) throw new UsageException("which file?");
        var method = Method(arguments.Option("method"));
        var (from, seed) = (From(arguments.Option("from")), Seed(arguments));
        List<GroupScore> groups = [];
        List<FaultScore> faults = [];
        List<Predicted> predictions = [];
        foreach (var (name, files) in Histories(arguments))
        {
            var rows = ForecastRows.Read(files);
            if (rows.Count == 0) throw new UsageException($"no row of {string.Join(", ", files)} has a forecast");
            var own = Replay.Run(rows, method).ToList();
            predictions.AddRange(own);
            groups.AddRange(GroupScore.Of(own, from).Select(group => group with { Name = name + group.Name }));
            if (arguments.Has("faults")) faults.AddRange(FaultReplay.Run(rows, method, seed).Select(score => score with { Group = name + score.Group }));
        }

        if (arguments.Option("out") is { } file) PredictionFile.Write(file, predictions);
        BarsPage.Write(arguments.Output, groups, predictions.Count, method);
        if (arguments.Has("faults")) BarsPage.Write(arguments.Output, faults);
        IReadOnlyList<Bar> bars = [.. Bar.Of(groups, method), .. Bar.Of(faults, method)];
        BarsPage.Write(arguments.Output, bars);
        return arguments.Has("gate") && bars.Any(bar => !bar.IsMet) ? 1 : 0;
    }

    private static IEnumerable<(string Name, IReadOnlyList<string> Files)> Histories(Arguments arguments) =>
        arguments.Has("apart") ? arguments.Words.Select(file => ($"{Path.GetFileNameWithoutExtension(file)} ", (IReadOnlyList<string>)[file])) : [("", arguments.Words)];

    private static ReplayMethod Method(string? name) => name switch
    {
        null or "hub" => ReplayMethod.Hub,
        "day-one" => ReplayMethod.DayOne,
        "mean" => ReplayMethod.Mean,
        "median" => ReplayMethod.Median,
        "best" => ReplayMethod.Best,
        _ => throw new UsageException($"--method must be hub, day-one, mean, median or best, not {name}"),
    };

    private static DateTimeOffset? From(string? text) =>
        text is null ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time
        : throw new UsageException($"--from must be a time such as 2026-04-01T00:00Z, not {text}");

    private static int Seed(Arguments arguments) =>
        arguments.Option("seed") is not { } text ? 1
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seed) ? seed
        : throw new UsageException("--seed must be a whole number");
}
