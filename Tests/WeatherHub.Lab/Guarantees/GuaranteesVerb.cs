using System.CommandLine;
using WeatherHub.Lab.Drills.Framework;

namespace WeatherHub.Lab.Guarantees;

/// <summary>Says what is guaranteed and what was measured of it.</summary>
internal static class GuaranteesVerb
{
    private const string Usual = "docs/guarantees.json";

    internal static Command Create()
    {
        const string Purpose = "prints the guarantees with what drills measured of them, or writes them between the comments of pages";
        var measured =
            new Option<string>("--file") { HelpName = "FILE", Description = "what was measured", DefaultValueFactory = _ => Usual };
        var pages = Options.Files("--write", "pages to write them into");
        var verb = new Command("guarantees", Purpose) { measured, pages };
        verb.SetAction(call =>
        {
            var file = call.GetRequiredValue(measured);
            if (!File.Exists(file)) throw new UsageException($"{file} is not there: lab drill all --out {file} writes it");
            var measurements = Measurements.Read(File.ReadAllText(file))
                ?? throw new UsageException($"{file} holds something else than measurements");
            var written = call.GetRequiredValue(pages);
            if (written.Count == 0) call.InvocationConfiguration.Output.Write(Tables.Guarantees(Promises.All, measurements));
            foreach (var page in written) Write(page, measurements);
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
