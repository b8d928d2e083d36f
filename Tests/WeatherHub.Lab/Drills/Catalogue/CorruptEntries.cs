using WeatherHub.Lab.Drills.Framework;
using WeatherHub.Lab.Drills.Oracle;
using WeatherHub.Lab.Drills.Processes;

namespace WeatherHub.Lab.Drills.Catalogue;

/// <summary>F23: 1,000 mutants; with every change a tenth of them.</summary>
internal static class CorruptEntries
{
    internal static readonly Drill Drill = new("F23", "every entry in Redis is cut, flipped, foreign or of another version", "each is a miss, none an error or a wrong answer", RunAsync)
    {
        Needs = [Programs.Redis, Programs.RedisCli],
    };

    private static async Task RunAsync(Stage stage)
    {
        await stage.OpenAsync(redis: true);
        var writer = await stage.ReplicaAsync();
        var (spoilt, whole) = (stage.NewPlaces(stage.Sizes.IsFull ? 280 : 30), stage.NewPlaces(5));
        await stage.WarmAsync([.. spoilt, .. whole], [writer]);
        await Entries.StoredAsync(stage, [.. spoilt, .. whole]);
        await writer.DisposeAsync();

        var keys = await Entries.KeysAsync(stage, spoilt);
        var told = await RedisCli.FeedAsync(stage.Redis!, keys.Select((key, number) => Entries.Spoiling(key, number, stage.Random)), stage.Over);
        stage.Holds(Bar.AtLeast("entries spoilt", stage.Sizes.IsFull ? 1000 : 100, "entries"), told.Count(line => line == "1"));

        var reader = await stage.ReplicaAsync();
        await stage.PauseAsync(1);
        var misses = Bar.AtLeast("spoilt entries that were asked for again, of all", 1, "share");
        stage.Holds(misses, await AskedAgainAsync(spoilt));
        stage.Breaks(misses, await AskedAgainAsync(whole), "the entries are whole");

        async Task<double> AskedAgainAsync(Place[] places)
        {
            var before = await stage.Vendors.CallsAsync("met-norway");
            var answers = await stage.Asker.InTurnAsync(places, _ => reader, stage.Over);
            stage.Tell(answers);
            stage.Holds(Bars.NotGood, answers.NotGood);
            stage.Holds(Bars.Wrong, await stage.WrongAsync(answers));
            return (double)(await stage.Vendors.CallsAsync("met-norway") - before) / places.Length;
        }
    }
}
