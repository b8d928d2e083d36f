using System.CommandLine;
using System.Globalization;

namespace WeatherHub.Lab.Simulation;

/// <summary>Predicts what a fleet finds in its caches, and what it asks of Redis and of the vendors.</summary>
internal static class SimulateVerb
{
    internal static Command Create()
    {
        var usual = new Scenario { Panel = [], Places = [] };
        var rate = Options.Number("--rate", "requests a second", usual.Rate, 1e-6, 1e9);
        var replicas = Options.Whole("--replicas", "replicas of the hub", usual.Replicas, 1, 10_000);
        var places = Options.Whole("--places", "places that are asked about", 1_000_000, 1, 10_000_000);
        var zipf = Options.Number("--zipf", "exponent of their popularity", usual.Zipf, 0, 5);
        var hours = Options.Number("--hours", "simulated hours", usual.Hours, 0.1, 1000);
        var seed = Options.Whole("--seed", "what is random", usual.Seed);
        var memory = Options.Number("--memory", "bytes of a replica's report cache", usual.Memory, 1 << 20, 1L << 40);
        var answer = Options.Whole("--answer", "bytes of an answer", usual.AnswerSize, 1, 1 << 24);
        var redis = Options.Choice("--redis", "whether replicas share reports", "on", ("on", "on"), ("off", "off"));
        var lease = Options.Choice("--lease", "whether one replica asks for all", "on", ("on", "on"), ("off", "off"));
        var freshness = Options.List<(string Name, TimeSpan Span)>(
            "--freshness",
            "VENDOR/PRODUCT=hh:mm:ss,…",
            "other spans than the profiles'",
            "items such as nws/forecast=01:00:00 with commas between them",
            [],
            Span);
        var prices = Options.List<(string Name, double Dollars)>(
            "--cost", "VENDOR=DOLLARS,…", "what a call costs", "items such as open-meteo=0.001 with commas between them", [], Price);
        var json = Options.File("--json", "writes the figures as JSON");
        const string Purpose = "predicts hit rates, vendor calls, Redis commands and cost of a fleet that answers so many requests a second";
        var verb = new Command("simulate", Purpose)
        {
            rate, replicas, places, zipf, hours, seed, memory, answer, redis, lease, freshness, prices, json,
        };
        verb.SetAction(call =>
        {
            var scenario = usual with
            {
                Panel = Panel.Of(Once("--freshness", call.GetRequiredValue(freshness))),
                Places = Atlas.Places(call.GetValue(places), call.GetValue(seed)),
                Rate = call.GetValue(rate),
                Replicas = call.GetValue(replicas),
                Zipf = call.GetValue(zipf),
                Hours = call.GetValue(hours),
                Seed = call.GetValue(seed),
                Memory = (long)call.GetValue(memory),
                AnswerSize = call.GetValue(answer),
                Shared = call.GetValue(redis) == "on",
                Lease = call.GetValue(lease) == "on",
            };
            var cost = Once("--cost", call.GetRequiredValue(prices));
            foreach (var vendor in scenario.Panel) cost.TryAdd(vendor.Vendor, vendor.Quota.CostPerCall);
            var vendors = scenario.Panel.Select(asked => asked.Vendor).Distinct().ToList();
            if (cost.Keys.Except(vendors).FirstOrDefault() is { } stranger)
                throw new UsageException($"--cost: {stranger} is none of {string.Join(", ", vendors)}");

            var prediction = Prediction.Of(scenario);
            var crowd = CrowdTable.Of(scenario);
            PredictionPage.Write(call.InvocationConfiguration.Output, prediction, crowd, cost);
            if (call.GetValue(json) is { } file) File.WriteAllText(file, PredictionJson.Of(prediction, crowd, cost));
        });
        return verb;
    }

    private static bool Span(string item, out (string Name, TimeSpan Span) named)
    {
        var (name, value) = Split(item);
        var isSpan = TimeSpan.TryParse(value, CultureInfo.InvariantCulture, out var span) && span > TimeSpan.Zero;
        named = (name, span);
        return isSpan;
    }

    private static bool Price(string item, out (string Name, double Dollars) named)
    {
        var (name, value) = Split(item);
        var isPrice = double.TryParse(value, CultureInfo.InvariantCulture, out var dollars) && dollars >= 0;
        named = (name, dollars);
        return isPrice;
    }

    private static (string Name, string Value) Split(string item) =>
        item.Split('=', 2) is [{ Length: > 0 } name, var value] ? (name, value) : ("", "");

    private static Dictionary<string, T> Once<T>(string option, IEnumerable<(string Name, T Value)> items)
    {
        Dictionary<string, T> said = [];
        foreach (var (name, value) in items)
            if (!said.TryAdd(name, value)) throw new UsageException($"{option}: {name} stands twice");
        return said;
    }
}
