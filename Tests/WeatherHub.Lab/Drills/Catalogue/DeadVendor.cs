using WeatherHub.Lab.Drills.Framework;
using WeatherHub.Lab.Drills.Load;
using WeatherHub.Lab.Drills.Processes;
using WeatherHub.Lab.Drills.Proxy;

namespace WeatherHub.Lab.Drills.Catalogue;

/// <summary>F02.</summary>
internal static class DeadVendor
{
    private const string Vendor = "met-norway";
    private const int Replicas = 3;
    private const int Lessons = 20;
    private const double Measured = 20;
    private const double PerReplica = 4;

    internal static readonly Drill Drill = new("F02", "a vendor resets every connection", "the rest answer, one replica of all tries it now and then, and all use it again once it heals", RunAsync)
    {
        Needs = [Programs.Redis],
        WithEveryChange = false,
    };

    private static async Task RunAsync(Stage stage)
    {
        await stage.OpenAsync(redis: true);
        var dead = stage.Between(Vendor);
        dead.Set(Direction.Down, new ResetPeer());
        var fleet = await stage.FleetAsync(Replicas);
        Replica[] strangers = await stage.FleetAsync(Replicas, [Bars.NoRedis]);
        var insistent = await stage.ReplicaAsync([.. Bars.Insistent, Bars.NoRedis]);

        var probes = Bar.AtMost("connections to the dead vendor, all replicas together, in 5 s", 1, "connections");
        var alone = Bar.AtMost("the same without Redis, each replica for itself", 1, "connections");
        var tries = await LoadAsync(fleet, Measured);
        stage.Holds(probes, tries);
        await HealAsync();
        dead.Set(Direction.Down, new ResetPeer());
        tries = await LoadAsync(strangers, Measured);
        stage.Breaks(probes, tries, "the replicas share nothing");
        stage.Holds(alone, tries / Replicas);
        stage.Breaks(alone, await LoadAsync([insistent], 5), "no circuit and no memory of failures");

        async Task<double> LoadAsync(Replica[] replicas, double seconds)
        {
            await Task.WhenAll(replicas.Select(LearnAsync));
            var (before, since) = (dead.Accepted, stage.Clock.GetTimestamp());
            var answers = await AskAsync(replicas, seconds);
            var arrivals = dead.Arrivals.Skip(before).Select(at => stage.Clock.GetElapsedTime(since, at).TotalSeconds).ToList();
            stage.Tell(answers);
            stage.Say($"{arrivals.Count} connections in {seconds:0} s, after {string.Join(", ", arrivals.Take(9).Select(at => $"{at:0.0}"))} s");
            stage.Holds(Bars.NotGood, answers.NotGood);
            stage.Holds(Bars.Wrong, await stage.WrongAsync(answers));
            return arrivals.Count / (seconds / 5);
        }

        // Until it knows, or for so long that one that never learns has had its chance.
        async Task LearnAsync(Replica replica)
        {
            for (var lesson = 0; lesson < Lessons; lesson++)
            {
                var answer = await stage.Asker.AskAsync(stage.NewPlace(), [replica], stage.Over);
                if (answer.IsGood && answer.State(Vendor) == "circuit_open") return;
            }
        }

        // A second after a try, so that the next one is due in four. What counts is when a question was asked that was answered with the vendor, not how
        // long a busy machine took for it.
        async Task HealAsync()
        {
            var since = dead.Accepted;
            var healed = stage.Clock.GetTimestamp();
            List<double> back = [];
            await Task.WhenAll(Enumerable.Range(0, Replicas).Select(BackAsync).Append(TriedAsync()));
            stage.Say($"back after {string.Join(", ", back.Select(seconds => $"{seconds:0.0}"))} s");
            stage.Holds(Bar.AtMost("until every replica uses the healed vendor again", 5, "s"), back.Max());

            async Task TriedAsync()
            {
                while (dead.Accepted == since) await stage.PauseAsync(0.02);
                await stage.PauseAsync(1);
                healed = stage.Clock.GetTimestamp();
                dead.Clear();
            }

            async Task BackAsync(int replica)
            {
                while (true)
                {
                    var asked = stage.Clock.GetTimestamp();
                    var answer = await stage.Asker.AskAsync(stage.NewPlace(), [fleet[replica]], stage.Over);
                    if (answer.IsGood && answer.State(Vendor) == "ok")
                    {
                        lock (back) back.Add(stage.Clock.GetElapsedTime(healed, asked).TotalSeconds);
                        return;
                    }

                    await stage.PauseAsync(0.2);
                }
            }
        }

        async Task<Answers> AskAsync(Replica[] replicas, double seconds)
        {
            var loads = await Task.WhenAll(replicas.Select(replica => stage.Asker.ForAsync(seconds, PerReplica, stage.NewPlace, replica, stage.Over)));
            return new Answers([.. loads.SelectMany(load => load.All)]);
        }
    }
}
