using WeatherHub.Lab.Drills.Framework;
using WeatherHub.Lab.Drills.Processes;

namespace WeatherHub.Lab.Drills.Catalogue;

/// <summary>F24.</summary>
internal static class SwappedEntries
{
    internal static readonly Drill Drill = new("F24", "whole entries stand under each other's keys", "no place is served another's weather, not even when there is nothing else", RunAsync)
    {
        Needs = [Programs.Redis],
    };

    private static async Task RunAsync(Stage stage)
    {
        await stage.OpenAsync(redis: true);
        var writer = await stage.ReplicaAsync();
        var (swapped, whole) = (stage.NewPlaces(20), stage.NewPlaces(5));
        await stage.WarmAsync([.. swapped, .. whole], [writer]);
        await Entries.StoredAsync(stage, [.. swapped, .. whole]);
        await writer.DisposeAsync();

        var swaps = 0;
        for (var index = 0; index < swapped.Length; index += 2)
        {
            var (one, other) = (swapped[index], swapped[index + 1]);
            foreach (var key in await Entries.KeysAsync(stage, [one]))
            {
                var with = key.Replace(one.Cell, other.Cell, StringComparison.Ordinal);
                await stage.Redis!.AskAsync("RENAME", key, "aside");
                await stage.Redis.AskAsync("RENAME", with, key);
                await stage.Redis.AskAsync("RENAME", "aside", with);
                swaps++;
            }
        }

        stage.Say($"{swaps} pairs of entries swapped, and no vendor answers");
        await stage.Vendors.FailAllAsync("""{"close":true}""");
        var reader = await stage.ReplicaAsync();
        await stage.PauseAsync(1);
        var served = Bar.AtMost("places served out of another's entry", 0, "places");
        var answers = await stage.Asker.InTurnAsync(swapped, _ => reader, stage.Over);
        stage.Tell(answers);
        stage.Holds(Bars.Broken, answers.Broken);
        stage.Holds(Bars.Wrong, await stage.WrongAsync(answers));
        stage.Holds(served, answers.Good);
        var own = await stage.Asker.InTurnAsync(whole, _ => reader, stage.Over);
        stage.Breaks(served, own.Good, "the entries are their own");
    }
}
