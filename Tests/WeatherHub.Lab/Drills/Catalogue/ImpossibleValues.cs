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
        "temperature_2m", "relative_humidity_2m", "pressure_msl", "wind_speed_10m", "dew_point_2m", "precipitation", "air_temperature",
        "relative_humidity",
        "air_pressure_at_sea_level", "wind_speed", "precipitation_amount", "temperature", "dew_point",
    ];

    private static readonly Bar Impossible = Bar.AtMost("values that are not finite or not possible on Earth", 0, "values");

    internal static readonly Drill Drill = new(
        "F12", "vendors say NaN, 1e999, -999, 9999, 70 °C, 180 % or nothing where a number stands",
        "each such value is dropped, the answer says so, and nothing impossible comes out", RunAsync);

    private static async Task RunAsync(DrillContext context)
    {
        await context.OpenAsync();
        var door = await context.DoorAsync();
        var hub = await context.ReplicaAsync(SharedBars.Insistent);
        var now = await context.Vendors.NowAsync();
        Place[] places = [context.NewPlace(), new(4071, -7401)];
        List<ValueFuzz> fuzzes = [];
        foreach (var place in places)
        {
            var said = new ConcurrentDictionary<string, Recorded>();
            door.Spoil = one =>
            {
                if (Recorded.Of(one) is { } body) said[$"{one.Vendor} {body.Endpoint}"] = body;
                return one;
            };
            await context.WarmAsync([place], [hub]);
            context.Log($"recorded at {place.Query}: {string.Join(", ", said.Keys.Order(StringComparer.Ordinal))}");
            fuzzes.Add(new ValueFuzz(
                new Coordinates(
                    place.Latitude / 100.0, place.Longitude / 100.0),
                    [.. said.OrderBy(item => item.Key, StringComparer.Ordinal).Select(item => item.Value)], now));
        }

        await InsideAsync(context, fuzzes);
        await OutsideAsync(context, door, hub);

        var before = fuzzes[0].Offences + fuzzes[0].Exceptions;
        for (var number = 0; number < 20; number++) fuzzes[0].Unchecked(context.Random);
        context.Breaks(Impossible, fuzzes[0].Offences + fuzzes[0].Exceptions - before, "what is said goes past the check of each value");
        context.Load.Judge = null;
        door.Spoil = said => said;
        await context.Vendors.FailAllAsync("""{"offset":8}""");
        context.Breaks(
            SharedBars.Wrong, await context.WrongAsync(
                await context.Load.HerdAsync(context.NewPlaces(5), [hub], context.Over)), "every vendor is 8 K too warm, which can be");
    }

    private static async Task InsideAsync(DrillContext context, List<ValueFuzz> fuzzes)
    {
        var (seed, began, number) = (context.Random.Next(), context.Clock.GetTimestamp(), -1);
        var workers = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => Task.Run(() =>
        {
            while (fuzzes.Sum(fuzz => fuzz.Payloads) < context.Sizes.Payloads && !context.Over.IsCancellationRequested)
            {
                var next = Interlocked.Increment(ref number);
                fuzzes[next % fuzzes.Count].One(new Random(unchecked(seed + next)));
            }
        }));
        await Task.WhenAll(workers);
        context.Log(
            $"{fuzzes.Sum(fuzz => fuzz.Payloads)} bodies in {context.Clock.GetElapsedTime(began).TotalSeconds:0} s, "
            + $"{fuzzes.Sum(fuzz => fuzz.Read)} of some use, "
            + $"{fuzzes.Sum(fuzz => fuzz.Answers)} answers made of them");
        context.Holds(Bar.AtLeast("bodies with impossible values", context.Sizes.Payloads, "bodies"), fuzzes.Sum(fuzz => fuzz.Payloads));
        context.Holds(Impossible, fuzzes.Sum(fuzz => fuzz.Offences));
        context.Holds(Bar.AtMost("exceptions", 0, "exceptions"), fuzzes.Sum(fuzz => fuzz.Exceptions));
        context.Holds(
            Bar.AtMost("columns dropped as a whole of which the answer does not say so", 0, "columns"), fuzzes.Sum(fuzz => fuzz.Silent));
        context.Holds(Bar.AtLeast("columns dropped as a whole", 1, "columns"), fuzzes.Sum(fuzz => fuzz.Dropped));
    }

    /// <summary>
    /// One vendor of each new place says sentinels in whole columns; the others are well, so that the truth must come out.
    /// </summary>
    private static async Task OutsideAsync(DrillContext context, MutationProxy door, Replica hub)
    {
        var (seed, offences) = (context.Random.Next(), 0);
        door.Spoil = said =>
        {
            if (said.Place is not { } place || said.Vendor != Vendors.Here[place.Longitude % Vendors.Here.Length]) return said;
            return said with
            {
                Body = new ImpossibleBody(said.Body)
                .Some(Weather, new Random(unchecked(seed + place.Latitude * 1_000_003 + place.Longitude)))
            };
        };
        context.Load.Judge = async answer =>
        {
            using var document = JsonDocument.Parse(answer.Body);
            Interlocked.Add(ref offences, PhysicalBounds.Violations(document.RootElement));
            return await context.Oracle.WrongAsync(answer);
        };
        var answers = await context.Load.InTurnAsync(
            context.NewPlaces(Math.Max(30, context.Sizes.Payloads / PerQuestion)), _ => hub, context.Over);
        context.LogSummary(answers);
        context.Holds(SharedBars.NotGood, answers.NotGood);
        context.Holds(Impossible, offences);
        context.Holds(SharedBars.Wrong, await context.WrongAsync(answers));
    }
}
