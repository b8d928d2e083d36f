using WeatherHub.Lab.Drills.Framework;
using WeatherHub.Lab.Drills.Oracle;
using WeatherHub.Lab.Drills.Processes;

namespace WeatherHub.Lab.Drills.Catalogue;

/// <summary>
/// A fleet under load while its Redis changes hands. Every new place is asked about on each replica in turn, so that calls of vendors show whether the
/// replicas still share.
/// </summary>
internal sealed class SharedLoad(Stage stage, Replica[] hubs)
{
    private const int PerSecond = 100;
    private const int Seconds = 12;
    private const int OneColdIn = 25;
    private const int Afterwards = 12;

    // A vendor with one endpoint.
    private const string Counted = "met-norway";

    private static readonly Bar Each = Bar.AtMost("calls per vendor endpoint, new place and replica meanwhile", 1, "calls");

    /// <summary>What a new place may cost the fleet once Redis is there again.</summary>
    internal static readonly Bar Once = Bar.AtMost("calls per vendor endpoint and new place afterwards, whichever replica is asked", 1, "calls");

    /// <summary>Loads, lets something happen after three seconds, and judges all answers.</summary>
    internal async Task WhileAsync(Func<Task> happens)
    {
        var warm = stage.NewPlaces(20);
        await stage.WarmAsync(warm, hubs);
        const int Questions = PerSecond * Seconds;
        var cold = stage.NewPlaces(Questions / OneColdIn / hubs.Length);
        var before = await stage.Vendors.CallsAsync(Counted);
        var load = stage.Asker.FlowAsync(
            Questions,
            PerSecond,
            number => number % OneColdIn == 0 ? cold[number / OneColdIn / hubs.Length % cold.Length] : warm[number % warm.Length],
            number => [hubs[number / OneColdIn % hubs.Length]],
            stage.Over);
        await stage.PauseAsync(3);
        await happens();
        var answers = await load;
        stage.Tell(answers);
        stage.Holds(Bars.NotGood, answers.NotGood);
        stage.Holds(Bars.Wrong, await stage.WrongAsync(answers));
        stage.Holds(Each, (double)(await stage.Vendors.CallsAsync(Counted) - before) / cold.Length / hubs.Length);
    }

    /// <summary>Asks every replica, one after the other, about places that none has heard of.</summary>
    internal static async Task<(Place[] Places, double Calls)> AfterwardsAsync(Stage stage, Replica[] hubs)
    {
        var places = stage.NewPlaces(Afterwards);
        var before = await stage.Vendors.CallsAsync(Counted);
        foreach (var hub in hubs)
        {
            await stage.Asker.InTurnAsync(places, _ => hub, stage.Over);
            await stage.PauseAsync(0.5);
        }

        return (places, (double)(await stage.Vendors.CallsAsync(Counted) - before) / places.Length);
    }

    /// <summary>How many of the places have entries in one of the stores.</summary>
    internal static async Task<int> KeptAsync(IEnumerable<Place> places, IEnumerable<RedisStore> stores)
    {
        List<string> keys = [];
        foreach (var store in stores) keys.AddRange(await Entries.KeysAsync(store, places));
        return places.Count(place => keys.Any(key => key.Contains(place.Cell, StringComparison.Ordinal)));
    }
}
