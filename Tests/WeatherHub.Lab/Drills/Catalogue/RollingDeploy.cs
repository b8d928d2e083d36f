using WeatherHub.Lab.Drills.Framework;
using WeatherHub.Lab.Drills.Load;
using WeatherHub.Lab.Drills.Oracle;
using WeatherHub.Lab.Drills.Processes;

namespace WeatherHub.Lab.Drills.Catalogue;

/// <summary>F27: from this version to the next and back, behind a balancer that never retries and one that does.</summary>
internal static class RollingDeploy
{
    private const int Replicas = 3;
    private const double PerSecond = 300;
    private const int OneRetriedIn = 15;
    private const int LeastRounds = 6;

    // New places are slow on purpose, and this is not about that.
    private static readonly string[] Patient =
        ["Hub:FanOut:Deadline=00:00:09", "Hub:Transport:AttemptFloor=00:00:07", "Hub:Transport:ConcurrencyFloor=32"];

    internal static readonly Drill Drill = new(
        "F27", "replicas are replaced one by one by a newer version, and back, under load",
        "no request fails, no answer is wrong, and vendors hardly notice", RunAsync)
    {
        Needs = [Programs.Redis, Programs.Balancer],
        WithEveryChange = false,
    };

    private static async Task RunAsync(DrillContext context)
    {
        var next = await NextBuild.MakeAsync(context.Over);
        await context.OpenAsync(redis: true);
        await using var fleet = await Deployment.StartAsync(context, Replicas, Patient);
        var strict = await context.BalancerAsync(fleet.Ports, Retries.None);
        var helpful = await context.BalancerAsync(fleet.Ports, Retries.Connections);
        Balancer[] balancers = [strict, helpful];
        await fleet.KnownToAsync(balancers);
        var warm = context.NewPlaces(60);
        await context.WarmAsync(warm, fleet.Hubs);
        await Entries.StoredAsync(context, warm);

        // New places take so long that they are under way when their replica is told to stop, and when its drain is over.
        await context.Vendors.FailAllAsync("""{"latencyMs":2700}""");
        List<Totals> calm = [], during = [];
        List<Place> newer = [];
        foreach (var program in new[] { next, null })
        {
            for (var index = 0; index < Replicas; index++)
            {
                // The control: the same program starts and ends on the same machine, and no balancer knows.
                calm.Add(await LoadAsync(() => fleet.BesideAsync(program)));
                during.Add(await LoadAsync(() => fleet.ReplaceAsync(index, program, balancers)));
                context.Log($"{(program is null ? "back" : "on")}, replica {index + 1}: {during[^1]}; control: {calm[^1]}");
            }
        }

        var (asked, places) = (during.Sum(load => load.Known), during.Sum(load => load.NewPlaces));
        context.Holds(
            Bar.AtLeast(
                "answers during it that no balancer would have asked for again", 10_000, "answers"), asked * (1 - 1.0 / OneRetriedIn));
        context.Holds(SharedBars.NotGood, during.Concat(calm).Sum(load => load.NotGood));
        context.Holds(SharedBars.Wrong, during.Concat(calm).Sum(load => load.Wrong));
        var control = Quantiles.Median(calm.Select(load => load.P99));
        context.Holds(
            Bar.AtMost($"known places, p99 (control {control:0.#})", 2 * control, "ms"), Quantiles.Median(during.Select(load => load.P99)));
        var doubled = Bar.AtMost("calls per new place while two versions share it", 2, "calls");
        context.Holds(doubled, (double)during.Sum(load => load.Calls) / places);

        await context.Vendors.HealAllAsync();
        context.Holds(Bar.AtMost("calls per place of the newer version's, once it is gone", 1, "calls"), await AskedAsync([.. newer]));
        await context.Redis!.Process.KillAsync();
        context.Breaks(doubled, await AskedAsync(context.NewPlaces(4)), "Redis is gone");
        var abrupt = await Deployment.StartAsync(context, 2, [.. Patient, "Hub:Lifecycle:DrainDelay=00:00:00"]);
        context.Breaks(SharedBars.NotGood, await AbruptlyAsync(abrupt), "nobody drains");

        async Task<double> AskedAsync(Place[] where)
        {
            var before = await context.Vendors.CallsAsync(Vendors.OfOneCall);
            foreach (var place in where)
                await context.Load.HerdAsync([.. Enumerable.Repeat(place, 2 * Replicas)], fleet.Hubs, context.Over);
            return (await context.Vendors.CallsAsync(Vendors.OfOneCall) - before) / (double)where.Length;
        }

        async Task<Totals> LoadAsync(Func<Task> change)
        {
            var before = await context.Vendors.CallsAsync(Vendors.OfOneCall);
            var (changing, number, slow) = (change(), 0, new List<Task<Answers>>());
            List<Answer> known = [];
            while (!changing.IsCompleted || slow.Count < LeastRounds)
            {
                // Every replica is asked about a new place at once, whatever its version.
                var place = context.NewPlace();
                if (during.Count < Replicas) newer.Add(place);
                slow.Add(context.Load.HerdAsync([.. Enumerable.Repeat(place, Replicas + 1)], [strict.Front], context.Over));
                known.AddRange((await context.Load.FlowAsync(
                    (int)PerSecond, PerSecond, _ => warm[number++ % warm.Length],
                    of => [of % OneRetriedIn == 0 ? helpful.Front : strict.Front], context.Over)).All);
            }

            await changing;
            var late = (await Task.WhenAll(slow)).SelectMany(answers => answers.All);
            var p99 = new Answers(known).Quantile(0.99);
            var all = new Answers([.. known, .. late]);
            if (all.NotGood > 0) context.LogSummary(all);
            var calls = await context.Vendors.CallsAsync(Vendors.OfOneCall) - before;
            return new Totals(known.Count, slow.Count, all.NotGood, await context.WrongAsync(all), p99, calls);
        }

        async Task<int> AbruptlyAsync(Deployment deployment)
        {
            await using (deployment)
            {
                var balancer = await context.BalancerAsync(deployment.Ports, Retries.None);
                await deployment.KnownToAsync([balancer]);
                var load = context.Load.FlowAsync(300, 60, number => warm[number % warm.Length], _ => [balancer.Front], context.Over);
                await context.PauseAsync(1);
                await deployment.Hubs[0].Process.TerminateAsync();
                return (await load).NotGood;
            }
        }
    }

    private sealed record Totals(int Known, int NewPlaces, int NotGood, int Wrong, double P99, int Calls)
    {
        public override string ToString() =>
            $"{Known} known, {NewPlaces} new, {NotGood} failed, {Wrong} wrong, p99 {P99:0.#} ms, {Calls} calls";
    }
}
