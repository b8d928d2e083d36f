using WeatherHub.Lab.Drills.Framework;
using WeatherHub.Lab.Drills.Load;
using WeatherHub.Lab.Drills.Processes;
using WeatherHub.Lab.Drills.Proxy;

namespace WeatherHub.Lab.Drills.Catalogue;

/// <summary>F02.</summary>
internal static class DeadVendor
{
    private static readonly string Vendor = Vendors.OfOneCall;
    private const int Replicas = 3;
    private const int Lessons = 20;
    private const double Measured = 20;
    private const double PerReplica = 4;

    internal static readonly Drill Drill = new(
        "F02", "a vendor resets every connection",
        "the rest answer, one replica of all tries it now and then, and all use it again once it heals", RunAsync)
    {
        Needs = [Programs.Redis],
        WithEveryChange = false,
    };

    private static async Task RunAsync(DrillContext context)
    {
        await context.OpenAsync(redis: true);
        var dead = context.Between(Vendor);
        dead.Set(Direction.Down, new ResetPeer());
        var fleet = await context.FleetAsync(Replicas);
        Replica[] strangers = await context.FleetAsync(Replicas, [SharedBars.NoRedis]);
        var insistent = await context.ReplicaAsync([.. SharedBars.Insistent, SharedBars.NoRedis]);

        var probes = Bar.AtMost("connections to the dead vendor, all replicas together, in 5 s", 1, "connections");
        var alone = Bar.AtMost("the same without Redis, each replica for itself", 1, "connections");
        var tries = await LoadAsync(fleet, Measured);
        context.Holds(probes, tries);
        await HealAsync();
        dead.Set(Direction.Down, new ResetPeer());
        tries = await LoadAsync(strangers, Measured);
        context.Breaks(probes, tries, "the replicas share nothing");
        context.Holds(alone, tries / Replicas);
        context.Breaks(alone, await LoadAsync([insistent], 5), "no circuit and no memory of failures");

        async Task<double> LoadAsync(Replica[] replicas, double seconds)
        {
            await Task.WhenAll(replicas.Select(LearnAsync));
            var (before, since) = (dead.Accepted, context.Clock.GetTimestamp());
            var answers = await RequestAsync(replicas, seconds);
            var arrivals = dead.Arrivals.Skip(before).Select(at => context.Clock.GetElapsedTime(since, at).TotalSeconds).ToList();
            context.LogSummary(answers);
            context.Log(
                $"{arrivals.Count} connections in {seconds:0} s, after {string.Join(", ", arrivals.Take(9).Select(at => $"{at:0.0}"))} s");
            context.Holds(SharedBars.NotGood, answers.NotGood);
            context.Holds(SharedBars.Wrong, await context.WrongAsync(answers));
            return arrivals.Count / (seconds / 5);
        }

        // Until it knows, or for so long that one that never learns has had its chance.
        async Task LearnAsync(Replica replica)
        {
            for (var lesson = 0; lesson < Lessons; lesson++)
            {
                var answer = await context.Load.RequestAsync(context.NewPlace(), [replica], context.Over);
                if (answer.IsGood && answer.State(Vendor) == "circuit_open") return;
            }
        }

        // A second after a try, so that the next one is due in four. What counts is when a question was asked that was answered with the
        // vendor, not how
        // long a busy machine took for it.
        async Task HealAsync()
        {
            var since = dead.Accepted;
            var healed = context.Clock.GetTimestamp();
            List<double> back = [];
            await Task.WhenAll(Enumerable.Range(0, Replicas).Select(BackAsync).Append(TriedAsync()));
            context.Log($"back after {string.Join(", ", back.Select(seconds => $"{seconds:0.0}"))} s");
            context.Holds(Bar.AtMost("until every replica uses the healed vendor again", 5, "s"), back.Max());

            async Task TriedAsync()
            {
                while (dead.Accepted == since) await context.PauseAsync(0.02);
                await context.PauseAsync(1);
                healed = context.Clock.GetTimestamp();
                dead.Clear();
            }

            async Task BackAsync(int replica)
            {
                while (true)
                {
                    var asked = context.Clock.GetTimestamp();
                    var answer = await context.Load.RequestAsync(context.NewPlace(), [fleet[replica]], context.Over);
                    if (answer.IsGood && answer.State(Vendor) == "ok")
                    {
                        lock (back) back.Add(context.Clock.GetElapsedTime(healed, asked).TotalSeconds);
                        return;
                    }

                    await context.PauseAsync(0.2);
                }
            }
        }

        async Task<Answers> RequestAsync(Replica[] replicas, double seconds)
        {
            var loads = await Task.WhenAll(
                replicas.Select(replica => context.Load.ForAsync(seconds, PerReplica, context.NewPlace, replica, context.Over)));
            return new Answers([.. loads.SelectMany(load => load.All)]);
        }
    }
}
