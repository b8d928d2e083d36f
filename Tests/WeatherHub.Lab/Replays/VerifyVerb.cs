using System.Globalization;

namespace WeatherHub.Lab.Replays;

/// <summary>Replays real forecasts through the hub's own merge and learner, and prints how good it was.</summary>
internal static class VerifyVerb
{
    internal static readonly Verb Verb = new(
        "verify",
        "FILE… [--from TIME] [--out PRED.csv] [--method hub|day-one|mean|median|best] [--faults] [--seed N]",
        "replays forecasts with observations (several files are one history) and prints errors beside the members' own",
        Run);

    private static int Run(Arguments arguments)
    {
        arguments.Allow("from", "out", "method", "faults", "seed");
        if (arguments.Words.Count == 0) throw new UsageException("which file?");
        var method = Method(arguments.Option("method"));
        var from = From(arguments.Option("from"));
        var rows = ForecastRows.Read(arguments.Words);
        if (rows.Count == 0) throw new UsageException("no row has a forecast");
        var predictions = Replay.Run(rows, method).ToList();
        if (arguments.Option("out") is { } file) PredictionFile.Write(file, predictions);
        BarsPage.Write(arguments.Output, GroupScore.Of(predictions, from), predictions, method);
        if (arguments.Has("faults")) BarsPage.Write(arguments.Output, FaultReplay.Run(rows, method, Seed(arguments)), method);
        return 0;
    }

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
