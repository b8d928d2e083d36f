using System.Collections.Concurrent;
using System.Text.Json;
using WeatherHub.Lab.Drills.Framework;
using WeatherHub.Lab.Drills.Mutants;
using WeatherHub.Lab.Drills.Oracle;
using WeatherHub.Lab.Drills.Processes;
using WeatherHub.Weather.Geography;

namespace WeatherHub.Lab.Drills.Catalogue;

/// <summary>F12: in each vendor's own dialect; most of it through the hub's own code without a wire, some of it over HTTP.</summary>
internal static class ImpossibleValues
{
    /// <summary>So many bodies are read for each question over HTTP.</summary>
    private const int PerQuestion = 250;

    private static readonly string[] Weather =
    [
        "temperature_2m", "relative_humidity_2m", "pressure_msl", "wind_speed_10m", "dew_point_2m", "precipitation", "air_temperature", "relative_humidity",
        "air_pressure_at_sea_level", "wind_speed", "precipitation_amount", "temperature", "dew_point",
    ];

    private static readonly Bar Impossible = Bar.AtMost("values that are not finite or not possible on Earth", 0, "values");

    internal static readonly Drill Drill = new(
        "F12", "vendors say NaN, 1e999, -999, 9999, 70 °C, 180 % or nothing where a number stands", "each such value is dropped, the answer says so, and nothing impossible comes out", RunAsync);

    private static async Task RunAsync(Stage stage)
    {
        await stage.OpenAsync();
        var door = await stage.DoorAsync();
        var hub = await stage.ReplicaAsync(Bars.Insistent);
        var now = await stage.Vendors.NowAsync();
        Place[] places = [stage.NewPlace(), new(4071, -7401)];
        List<ValueFuzz> fuzzes = [];
        foreach (var place in places)
        {
            var said = new ConcurrentDictionary<string, Recorded>();
            door.Spoil = one =>
            {
                if (Recorded.Of(one) is { } body) said[$"{one.Vendor} {body.Endpoint}"] = body;
                return one;
            };
            await stage.WarmAsync([place], [hub]);
            stage.Say($"recorded at {place.Query}: {string.Join(", ", said.Keys.Order(StringComparer.Ordinal))}");
            fuzzes.Add(new ValueFuzz(new Coordinates(place.Latitude / 100.0, place.Longitude / 100.0), [.. said.OrderBy(item => item.Key, StringComparer.Ordinal).Select(item => item.Value)], now));
        }

        await InsideAsync(stage, fuzzes);
        await OutsideAsync(stage, door, hub);

        var before = fuzzes[0].Offences + fuzzes[0].Exceptions;
        for (var number = 0; number < 20; number++) fuzzes[0].Unchecked(stage.Random);
        stage.Breaks(Impossible, fuzzes[0].Offences + fuzzes[0].Exceptions - before, "what is said goes past the check of each value");
        stage.Asker.Judge = null;
        door.Spoil = said => said;
        await stage.Vendors.FailAllAsync("""{"offset":8}""");
        stage.Breaks(Bars.Wrong, await stage.WrongAsync(await stage.Asker.HerdAsync(stage.NewPlaces(5), [hub], stage.Over)), "every vendor is 8 K too warm, which can be");
    }

    private static async Task InsideAsync(Stage stage, List<ValueFuzz> fuzzes)
    {
        var (seed, began, number) = (stage.Random.Next(), stage.Clock.GetTimestamp(), -1);
        var workers = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => Task.Run(() =>
        {
            while (fuzzes.Sum(fuzz => fuzz.Payloads) < stage.Sizes.Payloads && !stage.Over.IsCancellationRequested)
            {
                var next = Interlocked.Increment(ref number);
                fuzzes[next % fuzzes.Count].One(new Random(unchecked(seed + next)));
            }
        }));
        await Task.WhenAll(workers);
        stage.Say(
            $"{fuzzes.Sum(fuzz => fuzz.Payloads)} bodies in {stage.Clock.GetElapsedTime(began).TotalSeconds:0} s, {fuzzes.Sum(fuzz => fuzz.Read)} of some use, "
            + $"{fuzzes.Sum(fuzz => fuzz.Answers)} answers made of them");
        stage.Holds(Bar.AtLeast("bodies with impossible values", stage.Sizes.Payloads, "bodies"), fuzzes.Sum(fuzz => fuzz.Payloads));
        stage.Holds(Impossible, fuzzes.Sum(fuzz => fuzz.Offences));
        stage.Holds(Bar.AtMost("exceptions", 0, "exceptions"), fuzzes.Sum(fuzz => fuzz.Exceptions));
        stage.Holds(Bar.AtMost("columns dropped as a whole of which the answer does not say so", 0, "columns"), fuzzes.Sum(fuzz => fuzz.Silent));
        stage.Holds(Bar.AtLeast("columns dropped as a whole", 1, "columns"), fuzzes.Sum(fuzz => fuzz.Dropped));
    }

    /// <summary>One vendor of each new place says sentinels in whole columns; the others are well, so that the truth must come out.</summary>
    private static async Task OutsideAsync(Stage stage, MutantDoor door, Replica hub)
    {
        string[] victims = ["open-meteo", "met-norway", "bright-sky"];
        var (seed, offences) = (stage.Random.Next(), 0);
        door.Spoil = said =>
        {
            if (said.Place is not { } place || said.Vendor != victims[place.Longitude % victims.Length]) return said;
            return said with { Body = new ImpossibleBody(said.Body).Some(Weather, new Random(unchecked(seed + place.Latitude * 1_000_003 + place.Longitude))) };
        };
        stage.Asker.Judge = async answer =>
        {
            using var document = JsonDocument.Parse(answer.Body);
            Interlocked.Add(ref offences, Possible.Offences(document.RootElement));
            return await stage.Oracle.WrongAsync(answer);
        };
        var answers = await stage.Asker.InTurnAsync(stage.NewPlaces(Math.Max(30, stage.Sizes.Payloads / PerQuestion)), _ => hub, stage.Over);
        stage.Tell(answers);
        stage.Holds(Bars.NotGood, answers.NotGood);
        stage.Holds(Impossible, offences);
        stage.Holds(Bars.Wrong, await stage.WrongAsync(answers));
    }
}
