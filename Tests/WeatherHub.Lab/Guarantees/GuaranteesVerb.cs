using System.CommandLine;
using WeatherHub.Lab.Drills.Framework;

namespace WeatherHub.Lab.Guarantees;

/// <summary>Says what is guaranteed and what was measured of it.</summary>
internal static class GuaranteesVerb
{
    internal static Command Create()
    {
        var measured = new Option<string>("--file") { HelpName = "FILE", Description = "what was measured", DefaultValueFactory = _ => "docs/guarantees.json" };
        var pages = new Option<string?>("--write") { HelpName = "PAGE.md,…", Description = "pages to write them into, with commas between them" };
        var verb = new Command("guarantees", "prints the guarantees with what drills measured of them, or writes them between the comments of pages") { measured, pages };
        verb.SetAction(call =>
        {
            var file = call.GetRequiredValue(measured);
            if (!File.Exists(file)) throw new UsageException($"{file} is not there: lab drill all --out {file} writes it");
            var measurements = Measurements.Read(File.ReadAllText(file)) ?? throw new UsageException($"{file} holds something else than measurements");
            if (call.GetValue(pages) is not { } said) call.InvocationConfiguration.Output.Write(Tables.Guarantees(Promises.All, measurements));
            else foreach (var page in said.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)) Write(page, measurements);
        });
        return verb;
    }

    private static void Write(string page, Measurements measurements)
    {
        if (!File.Exists(page)) throw new UsageException($"{page} is not there");
        var text = File.ReadAllText(page);
        if (!Blocks.AreIn(text)) throw new UsageException($"{page} has no place for it");
        File.WriteAllText(page, Blocks.Written(text, measurements));
    }
}
