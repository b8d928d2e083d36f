using WeatherHub.Lab.Drills.Framework;
using WeatherHub.Lab.Drills.Processes;

namespace WeatherHub.Lab.Drills.Catalogue;

/// <summary>F24.</summary>
internal static class SwappedEntries
{
    internal static readonly Drill Drill = new(
        "F24", "whole entries stand under each other's keys", "no place is served another's weather, not even when there is nothing else",
        RunAsync)
    {
        Needs = [Programs.Redis],
    };

    private static async Task RunAsync(DrillContext context)
    {
        await context.OpenAsync(redis: true);
        var writer = await context.ReplicaAsync();
        var (swapped, whole) = (context.NewPlaces(20), context.NewPlaces(5));
        await context.WarmAsync([.. swapped, .. whole], [writer]);
        await Entries.StoredAsync(context, [.. swapped, .. whole]);
        var responses = await Entries.ResponsesAsync(context, swapped.Length + whole.Length);
        await writer.DisposeAsync();

        var swaps = 0;
        for (var index = 0; index < swapped.Length; index += 2)
        {
            var (one, other) = (swapped[index], swapped[index + 1]);
            foreach (var key in await Entries.KeysAsync(context, [one]))
                await SwapAsync(key, key.Replace(one.Cell, other.Cell, StringComparison.Ordinal));
        }

        // Each stands under the key of the next.
        for (var index = 1; index < responses.Length; index++) await SwapAsync(responses[0], responses[index]);

        context.Log($"{swaps} pairs of entries swapped, and no vendor answers");
        await context.Vendors.FailAllAsync("""{"close":true}""");
        var reader = await context.ReplicaAsync();
        await context.PauseAsync(1);
        var served = Bar.AtMost("places served out of another's entry", 0, "places");
        var answers = await context.Load.InTurnAsync(swapped, _ => reader, context.Over);
        context.LogSummary(answers);
        context.Holds(SharedBars.Broken, answers.Broken);
        context.Holds(SharedBars.Wrong, await context.WrongAsync(answers));
        context.Holds(served, answers.Good);
        var own = await context.Load.InTurnAsync(whole, _ => reader, context.Over);
        context.Breaks(served, own.Good, "the reports are their own");

        async Task SwapAsync(string key, string with)
        {
            await context.Redis!.ExecuteAsync("RENAME", key, "aside");
            await context.Redis.ExecuteAsync("RENAME", with, key);
            await context.Redis.ExecuteAsync("RENAME", "aside", with);
            swaps++;
        }
    }
}
