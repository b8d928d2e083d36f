using System.Collections.Concurrent;
using WeatherHub.Lab.Drills.Framework;
using WeatherHub.Lab.Drills.Load;
using WeatherHub.Lab.Drills.Mutants;
using WeatherHub.Lab.Drills.Oracle;
using WeatherHub.Lab.Drills.Processes;

namespace WeatherHub.Lab.Drills.Catalogue;

/// <summary>F08: one vendor of each new place answers 200 with a body of its own spoiling, the others are well.</summary>
internal static class BadBodies
{
    private const int AtOnce = 6;
    private const int WarmEvery = 10;
    private const string Question = "&hours=12&include=hourly&fields=hourly.temperature,hourly.pressureMsl,hourly.windSpeed";
    private static readonly Bar Poisoned = Bar.AtMost("entries in Redis of what was no weather", 0, "entries");

    internal static readonly Drill Drill = new(
        "F08", "a vendor answers 200 with no weather in it", "it is a failure like any other, and nobody keeps it", RunAsync)
    {
        Needs = [Programs.Redis],
    };

    private static async Task RunAsync(DrillContext context)
    {
        await context.OpenAsync(redis: true);
        var door = await context.DoorAsync();
        var hub = await context.ReplicaAsync([.. SharedBars.Insistent, "Hub:Transport:CircuitFailureRatio=1"]);
        var warm = context.NewPlaces(20);
        await context.WarmAsync(warm, [hub]);

        var mutants = new ConcurrentDictionary<Place, BodyMutant>();
        var seed = context.Random.Next();
        door.Spoil = said =>
        {
            if (said.Place is not { } place || said.Vendor != Victim(place) || warm.Contains(place)) return said;
            var mutant = mutants.GetOrAdd(place, _ => BodyMutant.Of(said.Body, said.ContentType, new Random(HashOf(seed, place))));
            return said with { Body = mutant.Body, ContentType = mutant.ContentType };
        };

        // What still reads as an object may say another number, which only other vendors could tell.
        context.Load.Judge = async answer =>
            mutants.GetValueOrDefault(answer.Place) is { CouldBeWeather: true, IsAltered: true }
            ? null
            : await context.Oracle.WrongAsync(answer);
        var began = context.Clock.GetTimestamp();
        List<Answer> all = [];
        while (mutants.Count < context.Sizes.Mutants && all.Count < 2 * context.Sizes.Mutants)
        {
            var left = Math.Min(1000, context.Sizes.Mutants - mutants.Count);
            Place[] places =
                [.. Enumerable.Range(0, left + left / WarmEvery)
                    .Select(number => number % (WarmEvery + 1) == WarmEvery ? warm[number % warm.Length] : context.NewPlace())];
            all.AddRange(
                (await context.Load.RoundAsync(places.Length, AtOnce, number => (places[number], Question, hub), context.Over)).All);
        }

        var answers = new Answers(all);
        context.Log(
            $"{mutants.Count} mutants in {context.Clock.GetElapsedTime(began).TotalSeconds:0} s: "
            + $"{string.Join(", ", mutants.Values.GroupBy(mutant => mutant.Kind).Select(kind => $"{kind.Count()} × {kind.Key}"))}");
        context.Log(
            $"{mutants.Values.Count(mutant => mutant is { CouldBeWeather: true, IsAltered: true })} of the flipped could still be read");
        context.LogSummary(answers);
        context.Holds(Bar.AtLeast("spoilt bodies that the hub was given", context.Sizes.Mutants, "bodies"), mutants.Count);
        context.Holds(SharedBars.NotGood, answers.NotGood);
        context.Holds(SharedBars.Wrong, await context.WrongAsync(answers));
        context.Holds(Bar.AtMost("replicas that ended", 0, "replicas"), hub.Process.IsRunning ? 0 : 1);
        context.Holds(Poisoned, await KeptAsync(context, place => mutants.GetValueOrDefault(place) is { CouldBeWeather: false }));

        (door.Spoil, context.Load.Judge) = (said => said, null);
        var lied = context.NewPlaces(5).ToHashSet();
        await context.Vendors.FailAllAsync("""{"offset":8}""");
        var lies = await context.Load.HerdAsync([.. lied], [hub], context.Over);
        await context.PauseAsync(1);
        context.Breaks(SharedBars.Wrong, await context.WrongAsync(lies), "every vendor lies in a way that no reader can see");
        context.Breaks(Poisoned, await KeptAsync(context, lied.Contains), "the same");
    }

    private static string Victim(Place place) => Vendors.Here[(place.Latitude + place.Longitude) % Vendors.Here.Length];

    private static int HashOf(int seed, Place place) => unchecked(seed + place.Latitude * 1_000_003 + place.Longitude * 7919);

    private static async Task<int> KeptAsync(DrillContext context, Func<Place, bool> spoilt)
    {
        var kept = 0;
        foreach (var key in await Entries.AllAsync(context))
        {
            // …report/VENDOR/PRODUCT/LATITUDE/LONGITUDE/ELEVATION
            var parts = key[key.IndexOf("report/", StringComparison.Ordinal)..].Split('/');
            var place = new Place(int.Parse(parts[3]), int.Parse(parts[4]));
            if (parts[1] != Victim(place) || !spoilt(place)) continue;
            if (++kept <= 3) context.Log($"kept: {key}");
        }

        return kept;
    }
}
