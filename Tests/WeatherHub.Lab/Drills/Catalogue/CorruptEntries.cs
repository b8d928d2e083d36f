using WeatherHub.Lab.Drills.Framework;
using WeatherHub.Lab.Drills.Oracle;
using WeatherHub.Lab.Drills.Processes;

namespace WeatherHub.Lab.Drills.Catalogue;

/// <summary>F23: 1,000 mutants; with every change a tenth of them.</summary>
internal static class CorruptEntries
{
    internal static readonly Drill Drill = new(
        "F23", "every entry in Redis is cut, flipped, foreign or of another version", "each is a miss, none an error or a wrong answer",
        RunAsync)
    {
        Needs = [Programs.Redis, Programs.RedisCli],
    };

    private static async Task RunAsync(DrillContext context)
    {
        await context.OpenAsync(redis: true);
        var writer = await context.ReplicaAsync();
        var (spoilt, whole) = (context.NewPlaces(context.Sizes.IsFull ? 280 : 30), context.NewPlaces(5));
        await context.WarmAsync([.. spoilt, .. whole], [writer]);
        await Entries.StoredAsync(context, [.. spoilt, .. whole]);
        var responses = await Entries.ResponsesAsync(context, spoilt.Length + whole.Length);
        await writer.DisposeAsync();

        var keys = await Entries.KeysAsync(context, spoilt);
        var commands = keys.Select((key, number) => Entries.Spoiling(key, number, context.Random))
            .Concat(responses.Select((key, number) => Entries.SpoilingResponse(key, number, context.Random)));
        var told = await RedisCli.FeedAsync(context.Redis!, commands, context.Over);
        context.Holds(Bar.AtLeast("entries spoilt", context.Sizes.IsFull ? 1000 : 100, "entries"), told.Count(line => line == "1"));

        var reader = await context.ReplicaAsync();
        await context.PauseAsync(1);
        var misses = Bar.AtLeast("spoilt entries that were asked for again, of all", 1, "share");
        context.Holds(misses, await AskedAgainAsync(spoilt));
        context.Breaks(misses, await AskedAgainAsync(whole), "the reports are whole");

        async Task<double> AskedAgainAsync(Place[] places)
        {
            var before = await context.Vendors.CallsAsync(Vendors.OfOneCall);
            var answers = await context.Load.InTurnAsync(places, _ => reader, context.Over);
            context.LogSummary(answers);
            context.Holds(SharedBars.NotGood, answers.NotGood);
            context.Holds(SharedBars.Wrong, await context.WrongAsync(answers));
            return (double)(await context.Vendors.CallsAsync(Vendors.OfOneCall) - before) / places.Length;
        }
    }
}
