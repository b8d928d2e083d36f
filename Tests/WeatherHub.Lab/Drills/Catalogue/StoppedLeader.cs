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
    private static readonly string[] Patient =
        ["Hub:FanOut:Deadline=00:00:09", "Hub:FanOut:SufficientLineages=0", "Hub:Transport:AttemptFloor=00:00:07"];

    private static readonly Bar Next = Bar.AtMost("until the vendors are asked again, after the leader fell silent", 3000, "ms");
    private static readonly Bar Twice = Bar.AtMost("calls of the vendor endpoint called most", 2, "calls");
    private static readonly Bar Replaced = Bar.AtMost("stored entries that the late leader replaced", 0, "entries");

    internal static readonly Drill Drill = new(
        "F26", "the replica that asks for all stops or dies meanwhile", "another takes over, and the late one changes nothing", RunAsync)
    {
        Needs = [Programs.Redis],
        WithEveryChange = false,
    };

    private static async Task RunAsync(DrillContext context)
    {
        await context.OpenAsync(redis: true);
        context.Load.Wanted = ForecastOnly;
        var hubs = await context.FleetAsync(3, Patient);
        await context.WarmAsync(context.NewPlaces(3), hubs);
        var stopped = await SucceedAsync(context, hubs, context.NewPlace(), forgets: false, hub => hub.Freeze());
        await TellAsync(context, "the leader stands still", stopped);
        context.Holds(Replaced, stopped.Replaced);
        var forgotten = await SucceedAsync(context, hubs, context.NewPlace(), forgets: true, hub => hub.Freeze());
        context.Breaks(Replaced, forgotten.Replaced, "Redis forgot under which lease they were written");
        var killed = await SucceedAsync(context, hubs, context.NewPlace(), forgets: false, hub => Signals.Send(hub.Id, Signals.Kill));
        await TellAsync(context, "the leader is killed", killed);
        await WarmAsync(context);

        var slow = await context.FleetAsync(2, [.. Patient, "Hub:Fleet:LeaseLife=00:00:06"]);
        await context.WarmAsync(context.NewPlaces(3), slow);
        context.Breaks(
            Next, (await SucceedAsync(context, slow, context.NewPlace(), forgets: false, hub => hub.Freeze())).Next, "a lease lasts 6 s");
    }

    private static async Task TellAsync(DrillContext context, string what, Succession succession)
    {
        context.Log($"{what}; asked again after {succession.Next:0} ms:");
        context.LogSummary(succession.Answers);
        context.Holds(SharedBars.NotGood, succession.Answers.NotGood);
        context.Holds(SharedBars.Wrong, await context.WrongAsync(succession.Answers));
        context.Holds(Next, succession.Next);
        context.Holds(Twice, succession.Calls);
    }

    /// <summary>Known places, lately expired: a day's clock is moved, for nothing expires within a drill.</summary>
    private static async Task WarmAsync(DrillContext context)
    {
        var hubs = await context.FleetAsync(3, Patient, clocked: true);
        var warm = context.NewPlaces(6);
        await context.WarmAsync(warm, hubs);
        await Entries.StoredAsync(context, warm);
        var fresh = await context.Load.InTurnAsync([.. warm, .. warm], number => hubs[1 + number % 2], context.Over);

        // Past what one vendor's word lasts, and not as far again.
        await context.AdvanceAsync(TimeSpan.FromMinutes(20), hubs);
        context.Oracle.Tolerance = 5;
        var late = await SucceedAsync(context, hubs, warm[0], forgets: false, hub => hub.Freeze());
        await TellAsync(context, "the leader stands still, and the place is known", late);
        context.Holds(Bar.AtMost("known places: slowest answer beyond the control run", 250, "ms"), late.Answers.Slowest - fresh.Slowest);
    }

    private static async Task<Succession> SucceedAsync(
        DrillContext context, Replica[] hubs, Place place, bool forgets, Action<Child> silence)
    {
        var (leader, others) = (hubs[0], hubs[1..]);
        var before = await context.Vendors.CallsAsync();
        await context.Vendors.FailAllAsync("""{"latencyMs":2000}""");
        var first = context.Load.RequestAsync(place, [leader], context.Over);
        await UntilAsync(context, async () => (await NewCallsAsync()).Length > 0);
        await context.PauseAsync(0.25);
        silence(leader.Process);
        var silent = context.Clock.GetTimestamp();
        var asked = (await NewCallsAsync()).Select(call => call.Name).ToArray();
        await context.Vendors.FailAllAsync("""{"latencyMs":300}""");
        var waiting = context.Load.HerdAsync([.. Enumerable.Repeat(place, Callers)], others, context.Over);
        await UntilAsync(
            context, async () => !asked.Except(from call in await NewCallsAsync() where call.Count > 1 select call.Name).Any());
        var next = context.Clock.GetElapsedTime(silent).TotalMilliseconds;
        var answers = await waiting;
        await context.PauseAsync(0.75);
        if (forgets) await ForgetAsync(context, place);
        var written = await WrittenAsync(context, place);
        if (leader.Process.IsRunning) leader.Process.Continue();
        await first;
        await context.PauseAsync(1);
        var replaced = (await WrittenAsync(context, place)).Zip(written).Count(entry => entry.First != entry.Second);
        var calls = (await NewCallsAsync()).Max(call => call.Count);
        await context.Vendors.HealAllAsync();
        return new Succession(answers, next, calls, replaced);

        async Task<(string Name, int Count)[]> NewCallsAsync() =>
            [.. (await context.Vendors.CallsAsync())
                .Select(call => (call.Key, call.Value - before.GetValueOrDefault(call.Key))).Where(call => call.Item2 > 0)];
    }

    private static async Task<string[]> WrittenAsync(DrillContext context, Place place)
    {
        List<string> all = [];
        foreach (var key in await Entries.KeysAsync(context, [place]))
            all.Add(string.Concat(await context.Redis!.ExecuteAsync("HGET", key, "data")));
        return [.. all];
    }

    private static async Task ForgetAsync(DrillContext context, Place place)
    {
        foreach (var key in await Entries.KeysAsync(context, [place])) await context.Redis!.ExecuteAsync("HDEL", key, "fence");
    }

    private static async Task UntilAsync(DrillContext context, Func<Task<bool>> isSo)
    {
        for (var look = 0; look < 600 && !await isSo(); look++) await context.PauseAsync(0.02);
    }

    private sealed record Succession(Answers Answers, double Next, int Calls, int Replaced);
}
