using WeatherHub.Lab.Drills.Framework;
using WeatherHub.Lab.Drills.Load;
using WeatherHub.Lab.Drills.Oracle;
using WeatherHub.Lab.Drills.Processes;

namespace WeatherHub.Lab.Drills.Catalogue;

/// <summary>F25: before the replicas stand balancers that retry nothing, what could not be sent, and everything.</summary>
internal static class KilledReplica
{
    private const int PerSecond = 60;
    private const int Seconds = 8;
    private const int Slow = 8;

    internal static readonly Drill Drill = new(
        "F25", "a replica is killed under load and comes back",
        "only what it was at fails, and behind a balancer that retries nothing does", RunAsync)
    {
        Needs = [Programs.Redis, Programs.Balancer],
    };

    private static async Task RunAsync(DrillContext context)
    {
        await context.OpenAsync(redis: true);
        int[] ports = [Programs.FreePort(), Programs.FreePort()];
        Replica[] hubs = [await context.ReplicaAsync(port: ports[0]), await context.ReplicaAsync(port: ports[1])];
        var warm = context.NewPlaces(30);
        await context.WarmAsync(warm, hubs);

        // New places take a while, so that the killed replica is at something.
        await context.Vendors.FailAllAsync("""{"latencyMs":1500}""");
        var everything = await KillAsync(Retries.All, comesBack: true);
        var connections = await KillAsync(Retries.Connections, comesBack: true);
        var nothing = await KillAsync(Retries.None, comesBack: false);
        foreach (var (what, killed) in new[] { ("everything", everything), ("what could not be sent", connections), ("nothing", nothing) })
        {
            context.Log($"a balancer that retries {what}, {killed.InFlight} under way on the killed replica:");
            context.LogSummary(killed.Answers);
        }

        var late = Bar.AtMost("failed of those asked after it was gone", 0, "answers");
        context.Holds(SharedBars.NotGood, everything.Answers.NotGood);
        context.Holds(late, connections.Late);
        context.Holds(Bar.AtMost("failed more than a second after it was gone", 0, "answers"), connections.AfterASecond);
        context.Holds(SharedBars.Wrong, await context.WrongAsync(everything.Answers) + await context.WrongAsync(connections.Answers));
        context.Breaks(SharedBars.NotGood, connections.Answers.NotGood, "what was sent is not sent again");
        context.Breaks(late, nothing.Late, "nothing is sent again");

        async Task<(Answers Answers, int InFlight, int Late, int AfterASecond)> KillAsync(Retries retries, bool comesBack)
        {
            await using var balancer = await context.BalancerAsync(ports, retries);
            await balancer.SendsToAsync(ports, context.Over);
            var load = context.Load.FlowAsync(
                PerSecond * Seconds, PerSecond, number => warm[number % warm.Length], _ => [balancer.Front], context.Over);
            await context.PauseAsync(1.5);
            var slow = context.Load.FlowAsync(Slow, 1000, _ => context.NewPlace(), _ => [balancer.Front], context.Over);
            await context.PauseAsync(0.5);
            var inFlight = await balancer.InFlightAsync(ports[0]);
            await hubs[0].Process.KillAsync();
            var gone = context.Clock.GetUtcNow();
            await context.PauseAsync(2);
            if (comesBack)
            {
                hubs[0] = await context.ReplicaAsync(port: ports[0]);
                await balancer.SendsToAsync(ports, context.Over);
            }

            var answers = new Answers([.. (await load).All, .. (await slow).All]);
            return (answers, inFlight, Since(gone), Since(gone.AddSeconds(1)));

            int Since(DateTimeOffset moment) => answers.All.Count(answer => !answer.IsGood && Asked(answer) > moment);
        }
    }

    private static DateTimeOffset Asked(Answer answer) => answer.At.AddMilliseconds(-answer.Milliseconds);
}
