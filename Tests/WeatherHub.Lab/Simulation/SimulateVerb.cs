using System.Globalization;

namespace WeatherHub.Lab.Simulation;

/// <summary>Predicts what a fleet finds in its caches, and what it asks of Redis and of the vendors.</summary>
internal static class SimulateVerb
{
    internal static readonly Verb Verb = new(
        "simulate",
        "[--rate N] [--replicas N] [--places N] [--zipf N] [--hours N] [--seed N] [--memory BYTES] [--answer BYTES] [--redis on|off] [--lease on|off] "
            + "[--freshness VENDOR/PRODUCT=hh:mm:ss,…] [--cost VENDOR=DOLLARS,…] [--json FILE]",
        "predicts hit rates, vendor calls, Redis commands and cost of a fleet that answers so many requests a second",
        Run);

    private static int Run(Arguments arguments)
    {
        arguments.Allow("rate", "replicas", "places", "zipf", "hours", "seed", "memory", "answer", "redis", "lease", "freshness", "cost", "json");
        if (arguments.Words.Count > 0) throw new UsageException($"{arguments.Words[0]} is one word too many");
        var usual = new Scenario { Panel = [], Places = [] };
        var hours = Number(arguments, "hours", usual.Hours, 0.1, 1000);
        var seed = (int)Number(arguments, "seed", usual.Seed, 0, int.MaxValue);
        var scenario = usual with
        {
            Panel = Panel.Of(Each<TimeSpan>(arguments, "freshness", text => TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) && span > TimeSpan.Zero ? span : null)),
            Places = Atlas.Places((int)Number(arguments, "places", 1_000_000, 1, 10_000_000), seed),
            Rate = Number(arguments, "rate", usual.Rate, 1e-6, 1e9),
            Replicas = (int)Number(arguments, "replicas", usual.Replicas, 1, 10_000),
            Zipf = Number(arguments, "zipf", usual.Zipf, 0, 5),
            Hours = hours,
            Seed = seed,
            Memory = (long)Number(arguments, "memory", usual.Memory, 1 << 20, 1L << 40),
            AnswerSize = (int)Number(arguments, "answer", usual.AnswerSize, 1, 1 << 24),
            Shared = Switch(arguments, "redis"),
            Lease = Switch(arguments, "lease"),
        };
        var cost = Each<double>(arguments, "cost", text => double.TryParse(text, CultureInfo.InvariantCulture, out var dollars) && dollars >= 0 ? dollars : null);
        foreach (var vendor in scenario.Panel) cost.TryAdd(vendor.Vendor, vendor.Quota.CostPerCall);
        if (cost.Keys.Except(scenario.Panel.Select(asked => asked.Vendor)).FirstOrDefault() is { } stranger) throw new UsageException($"--cost: no vendor {stranger}");

        var prediction = Prediction.Of(scenario);
        var crowd = CrowdTable.Of(scenario);
        PredictionPage.Write(arguments.Output, prediction, crowd, cost);
        if (arguments.Option("json") is { } file) File.WriteAllText(file, PredictionJson.Of(prediction, crowd, cost));
        return 0;
    }

    private static double Number(Arguments arguments, string name, double usual, double least, double most) =>
        arguments.Option(name) is not { } text ? usual
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
        : throw new UsageException($"--{name} must be a number from {least} to {most}");

    private static bool Switch(Arguments arguments, string name) => arguments.Option(name) switch
    {
        null or "on" => true,
        "off" => false,
        _ => throw new UsageException($"--{name} must be on or off"),
    };

    private static Dictionary<string, T> Each<T>(Arguments arguments, string name, Func<string, T?> read)
        where T : struct
    {
        Dictionary<string, T> said = [];
        foreach (var item in arguments.Option(name)?.Split(',', StringSplitOptions.TrimEntries) ?? [])
        {
            var at = item.IndexOf('=', StringComparison.Ordinal);
            if (at < 1 || read(item[(at + 1)..]) is not { } value || !said.TryAdd(item[..at], value)) throw new UsageException($"--{name}: cannot read '{item}'");
        }

        return said;
    }
}
