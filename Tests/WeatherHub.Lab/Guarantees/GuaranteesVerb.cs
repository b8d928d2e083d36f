using WeatherHub.Lab.Drills.Framework;

namespace WeatherHub.Lab.Guarantees;

/// <summary>Says what is guaranteed and what was measured of it.</summary>
internal static class GuaranteesVerb
{
    private const string Usual = "docs/guarantees.json";

    internal static readonly Verb Verb = new(
        "guarantees",
        $"[--file {Usual}] [--write PAGE.md,…]",
        "prints the guarantees with what drills measured of them, or writes them between the comments of pages",
        Run);

    private static int Run(Arguments arguments)
    {
        arguments.Allow("file", "write");
        if (arguments.Words.Count > 0) throw new UsageException($"{arguments.Words[0]} is one word too many");
        var file = arguments.Option("file") ?? Usual;
        if (!File.Exists(file)) throw new UsageException($"{file} is not there: lab drill all --out {file} writes it");
        var measurements = Measurements.Read(File.ReadAllText(file)) ?? throw new UsageException($"{file} holds something else than measurements");
        if (arguments.Option("write") is not { } pages)
        {
            arguments.Output.Write(Tables.Guarantees(Promises.All, measurements));
            return 0;
        }

        foreach (var page in pages.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!File.Exists(page)) throw new UsageException($"{page} is not there");
            var text = File.ReadAllText(page);
            if (!Blocks.AreIn(text)) throw new UsageException($"{page} has no place for it");
            File.WriteAllText(page, Blocks.Written(text, measurements));
        }

        return 0;
    }
}
