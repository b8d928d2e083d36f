using WeatherHub.Lab.Drills.Framework;
using WeatherHub.Lab.Drills.Oracle;
using WeatherHub.Lab.Drills.Processes;

namespace WeatherHub.Lab.Drills.Catalogue;

/// <summary>
/// A fleet under load while its Redis changes hands. Every new place is asked about on each replica in turn, so that calls of vendors show
/// whether the replicas still share.
/// </summary>
internal sealed class SharedLoad(DrillContext context, Replica[] hubs)
{
    private const int PerSecond = 100;
    private const int Seconds = 12;
    private const int OneColdIn = 25;
    private const int Afterwards = 12;

    private static readonly string Counted = Vendors.OfOneCall;

    private static readonly Bar Each = Bar.AtMost("calls per vendor endpoint, new place and replica meanwhile", 1, "calls");

    /// <summary>What a new place may cost the fleet once Redis is there again.</summary>
    internal static readonly Bar Once = Bar.AtMost(
        "calls per vendor endpoint and new place afterwards, whichever replica is asked", 1, "calls");

    /// <summary>Loads, lets something happen after three seconds, and judges all answers.</summary>
    internal async Task WhileAsync(Func<Task> happens)
    {
        var warm = context.NewPlaces(20);
        await context.WarmAsync(warm, hubs);
        const int Questions = PerSecond * Seconds;
        var cold = context.NewPlaces(Questions / OneColdIn / hubs.Length);
        var before = await context.Vendors.CallsAsync(Counted);
        var load = context.Load.FlowAsync(
            Questions,
            PerSecond,
            number => number % OneColdIn == 0 ? cold[number / OneColdIn / hubs.Length % cold.Length] : warm[number % warm.Length],
            number => [hubs[number / OneColdIn % hubs.Length]],
            context.Over);
        await context.PauseAsync(3);
        await happens();
        var answers = await load;
        context.LogSummary(answers);
        context.Holds(SharedBars.NotGood, answers.NotGood);
        context.Holds(SharedBars.Wrong, await context.WrongAsync(answers));
        context.Holds(Each, (double)(await context.Vendors.CallsAsync(Counted) - before) / cold.Length / hubs.Length);
    }

    /// <summary>Asks every replica, one after the other, about places that none has heard of.</summary>
    internal static async Task<(Place[] Places, double Calls)> AfterwardsAsync(DrillContext context, Replica[] hubs)
    {
        var places = context.NewPlaces(Afterwards);
        var before = await context.Vendors.CallsAsync(Counted);
        foreach (var hub in hubs)
        {
            await context.Load.InTurnAsync(places, _ => hub, context.Over);
            await context.PauseAsync(0.5);
        }

        return (places, (double)(await context.Vendors.CallsAsync(Counted) - before) / places.Length);
    }

    /// <summary>How many of the places have entries in one of the stores.</summary>
    internal static async Task<int> KeptAsync(IEnumerable<Place> places, IEnumerable<RedisStore> stores)
    {
        List<string> keys = [];
        foreach (var store in stores) keys.AddRange(await Entries.KeysAsync(store, places));
        return places.Count(place => keys.Any(key => key.Contains(place.Cell, StringComparison.Ordinal)));
    }
}
