using WeatherHub.Lab.Drills.Framework;
using WeatherHub.Lab.Drills.Load;
using WeatherHub.Lab.Drills.Oracle;

namespace WeatherHub.Lab.Drills.Catalogue;

/// <summary>F12.</summary>
internal static class ImpossibleValues
{
    internal static readonly Drill Drill = new("F12", "a vendor reports 1000 K too much or too little", "the impossible is dropped, not merged", RunAsync);

    private static async Task RunAsync(Stage stage)
    {
        await stage.OpenAsync();
        var hub = await stage.ReplicaAsync();
        await stage.WarmAsync(stage.NewPlaces(3), [hub]);
        List<Answer> all = [];
        foreach (var vendor in new[] { "open-meteo", "met-norway", "bright-sky" })
        {
            foreach (var offset in new[] { 1000, -1000, 60 })
            {
                await stage.Vendors.FailAsync(vendor, $$"""{"offset":{{offset}}}""");
                all.AddRange((await stage.Asker.InTurnAsync(stage.NewPlaces(6), _ => hub, stage.Over)).All);
            }

            await stage.Vendors.HealAsync(vendor);
        }

        var answers = new Answers(all);
        stage.Tell(answers);
        stage.Holds(Bars.NotGood, answers.NotGood);
        stage.Holds(Bars.Wrong, await stage.WrongAsync(answers));

        await stage.Vendors.FailAllAsync("""{"offset":8}""");
        stage.Breaks(Bars.Wrong, await stage.WrongAsync(await stage.Asker.HerdAsync(stage.NewPlaces(5), [hub], stage.Over)), "every vendor is 8 K too warm, which can be");
    }
}
