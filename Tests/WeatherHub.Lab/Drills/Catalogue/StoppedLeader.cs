using WeatherHub.Lab.Drills.Framework;
using WeatherHub.Lab.Drills.Load;
using WeatherHub.Lab.Drills.Oracle;
using WeatherHub.Lab.Drills.Processes;

namespace WeatherHub.Lab.Drills.Catalogue;

/// <summary>F26: of three replicas the one that is asking the vendors stands still, or dies.</summary>
internal static class StoppedLeader
{
    private const int Callers = 20;
    private const string ForecastOnly = "&hours=24&include=hourly";

    // A caller waits for the successor, and the leader for its vendor, however long it stood still.
    private static readonly string[] Patient = ["Hub:FanOut:Deadline=00:00:09", "Hub:FanOut:SufficientLineages=0", "Hub:Transport:AttemptFloor=00:00:07"];

    private static readonly Bar Next = Bar.AtMost("until the vendors are asked again, after the leader fell silent", 3000, "ms");
    private static readonly Bar Twice = Bar.AtMost("calls of the vendor endpoint called most", 2, "calls");
    private static readonly Bar Replaced = Bar.AtMost("stored entries that the late leader replaced", 0, "entries");

    internal static readonly Drill Drill = new("F26", "the replica that asks for all stops or dies meanwhile", "another takes over, and the late one changes nothing", RunAsync)
    {
        Needs = [Programs.Redis],
        WithEveryChange = false,
    };

    private static async Task RunAsync(Stage stage)
    {
        await stage.OpenAsync(redis: true);
        stage.Asker.Wanted = ForecastOnly;
        var hubs = await stage.FleetAsync(3, Patient);
        await stage.WarmAsync(stage.NewPlaces(3), hubs);
        var stopped = await SucceedAsync(stage, hubs, stage.NewPlace(), forgets: false, hub => hub.Freeze());
        await TellAsync(stage, "the leader stands still", stopped);
        stage.Holds(Replaced, stopped.Replaced);
        var forgotten = await SucceedAsync(stage, hubs, stage.NewPlace(), forgets: true, hub => hub.Freeze());
        stage.Breaks(Replaced, forgotten.Replaced, "Redis forgot under which lease they were written");
        var killed = await SucceedAsync(stage, hubs, stage.NewPlace(), forgets: false, hub => Signals.Send(hub.Id, Signals.Kill));
        await TellAsync(stage, "the leader is killed", killed);
        await WarmAsync(stage);

        var slow = await stage.FleetAsync(2, [.. Patient, "Hub:Fleet:LeaseLife=00:00:06"]);
        await stage.WarmAsync(stage.NewPlaces(3), slow);
        stage.Breaks(Next, (await SucceedAsync(stage, slow, stage.NewPlace(), forgets: false, hub => hub.Freeze())).Next, "a lease lasts 6 s");
    }

    private static async Task TellAsync(Stage stage, string what, Succession succession)
    {
        stage.Say($"{what}; asked again after {succession.Next:0} ms:");
        stage.Tell(succession.Answers);
        stage.Holds(Bars.NotGood, succession.Answers.NotGood);
        stage.Holds(Bars.Wrong, await stage.WrongAsync(succession.Answers));
        stage.Holds(Next, succession.Next);
        stage.Holds(Twice, succession.Calls);
    }

    /// <summary>Known places, lately expired: a day's clock is moved, for nothing expires within a drill.</summary>
    private static async Task WarmAsync(Stage stage)
    {
        var hubs = await stage.FleetAsync(3, Patient, clocked: true);
        var warm = stage.NewPlaces(6);
        await stage.WarmAsync(warm, hubs);
        await Entries.StoredAsync(stage, warm);
        var fresh = await stage.Asker.InTurnAsync([.. warm, .. warm], number => hubs[1 + number % 2], stage.Over);

        // Past what one vendor's word lasts, and not as far again.
        await stage.AdvanceAsync(TimeSpan.FromMinutes(20), hubs);
        stage.Oracle.Tolerance = 5;
        var late = await SucceedAsync(stage, hubs, warm[0], forgets: false, hub => hub.Freeze());
        await TellAsync(stage, "the leader stands still, and the place is known", late);
        stage.Holds(Bar.AtMost("known places: slowest answer beyond the control run", 250, "ms"), late.Answers.Slowest - fresh.Slowest);
    }

    private static async Task<Succession> SucceedAsync(Stage stage, Replica[] hubs, Place place, bool forgets, Action<Child> silence)
    {
        var (leader, others) = (hubs[0], hubs[1..]);
        var before = await stage.Vendors.CallsAsync();
        await stage.Vendors.FailAllAsync("""{"latencyMs":2000}""");
        var first = stage.Asker.AskAsync(place, [leader], stage.Over);
        await UntilAsync(stage, async () => (await NewCallsAsync()).Length > 0);
        await stage.PauseAsync(0.25);
        silence(leader.Process);
        var silent = stage.Clock.GetTimestamp();
        var asked = (await NewCallsAsync()).Select(call => call.Name).ToArray();
        await stage.Vendors.FailAllAsync("""{"latencyMs":300}""");
        var waiting = stage.Asker.HerdAsync([.. Enumerable.Repeat(place, Callers)], others, stage.Over);
        await UntilAsync(stage, async () => !asked.Except(from call in await NewCallsAsync() where call.Count > 1 select call.Name).Any());
        var next = stage.Clock.GetElapsedTime(silent).TotalMilliseconds;
        var answers = await waiting;
        await stage.PauseAsync(0.75);
        if (forgets) await ForgetAsync(stage, place);
        var written = await WrittenAsync(stage, place);
        if (leader.Process.IsRunning) leader.Process.Continue();
        await first;
        await stage.PauseAsync(1);
        var replaced = (await WrittenAsync(stage, place)).Zip(written).Count(entry => entry.First != entry.Second);
        var calls = (await NewCallsAsync()).Max(call => call.Count);
        await stage.Vendors.HealAllAsync();
        return new Succession(answers, next, calls, replaced);

        async Task<(string Name, int Count)[]> NewCallsAsync() =>
            [.. (await stage.Vendors.CallsAsync()).Select(call => (call.Key, call.Value - before.GetValueOrDefault(call.Key))).Where(call => call.Item2 > 0)];
    }

    private static async Task<string[]> WrittenAsync(Stage stage, Place place)
    {
        List<string> all = [];
        foreach (var key in await Entries.KeysAsync(stage, [place])) all.Add(string.Concat(await stage.Redis!.AskAsync("HGET", key, "data")));
        return [.. all];
    }

    private static async Task ForgetAsync(Stage stage, Place place)
    {
        foreach (var key in await Entries.KeysAsync(stage, [place])) await stage.Redis!.AskAsync("HDEL", key, "fence");
    }

    private static async Task UntilAsync(Stage stage, Func<Task<bool>> isSo)
    {
        for (var look = 0; look < 600 && !await isSo(); look++) await stage.PauseAsync(0.02);
    }

    private sealed record Succession(Answers Answers, double Next, int Calls, int Replaced);
}
