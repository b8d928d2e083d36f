using WeatherHub.Lab.Drills.Load;
using WeatherHub.Lab.Drills.Mutants;
using WeatherHub.Lab.Drills.Oracle;
using WeatherHub.Lab.Drills.Processes;
using WeatherHub.Lab.Drills.Proxy;

namespace WeatherHub.Lab.Drills.Framework;

/// <summary>What one drill has to work with. Everything that it starts ends with it.</summary>
internal sealed class DrillContext(
    TextWriter output, TimeProvider clock, int seed, DrillSizes sizes, CancellationToken cancellationToken) : IAsyncDisposable
{
    // What is late, a drill that is about it says; elsewhere a busy machine must not.
    private static readonly string[] Unhurried =
        ["Hub:Transport:ConnectTimeout=00:00:05", "Hub:FanOut:Deadline=00:00:04", "Hub:Reports:SharedDeadline=00:00:00.500"];

    private readonly Stack<IAsyncDisposable> started = new();
    private readonly Dictionary<string, FaultProxy> between = [];
    private readonly List<Finding> findings = [];
    private MutationProxy? door;
    private int places;

    internal CancellationToken Over => cancellationToken;

    internal TimeProvider Clock => clock;

    internal Random Random { get; } = new(seed);

    /// <summary>How much a drill of open size should do.</summary>
    internal DrillSizes Sizes => sizes;

    internal IReadOnlyList<Finding> Findings => findings;

    internal LoadGenerator Load { get; } = new(clock);

    internal Vendors Vendors { get; private set; } = null!;

    internal WeatherOracle Oracle { get; private set; } = null!;

    internal RedisStore? Redis { get; private set; }

    /// <summary>A place that nobody asked about before.</summary>
    internal Place NewPlace() => Place.Number(Interlocked.Increment(ref places));

    internal Place[] NewPlaces(int count) => [.. Enumerable.Range(0, count).Select(_ => NewPlace())];

    /// <summary>Starts the vendors and, where it is wanted, Redis with more of its own arguments.</summary>
    internal async Task OpenAsync(bool redis = false, params string[] options)
    {
        Vendors = Keep(await Vendors.StartAsync(cancellationToken));
        Oracle = new WeatherOracle(Vendors);
        if (redis) Redis = Keep(await RedisStore.StartAsync(cancellationToken, 0, options));
    }

    /// <summary>Puts a fault proxy before a vendor for the replicas that start afterwards.</summary>
    internal FaultProxy Between(string vendor) => between[vendor] = Keep(FaultProxy.Start(Vendors.Port, clock, new Random(seed)));

    /// <summary>Puts a door that can change bodies before every vendor, for the replicas that start afterwards.</summary>
    internal async Task<MutationProxy> DoorAsync() => door = Keep(await MutationProxy.StartAsync(Vendors.Address));

    /// <summary>Puts a fault proxy before Redis; replicas must be told its port.</summary>
    internal FaultProxy BeforeRedis() => Keep(FaultProxy.Start(Redis!.Port, clock, new Random(seed)));

    /// <summary>Ends a thing with the drill that starts it.</summary>
    internal T Keep<T>(T thing)
        where T : IAsyncDisposable
    {
        lock (started) started.Push(thing);
        return thing;
    }

    /// <summary>Starts a replica that asks the simulated vendors.</summary>
    /// <param name="settings">Configuration, as <c>key=value</c>.</param>
    /// <param name="clocked">Whether its clock can be moved.</param>
    /// <param name="port">0 for any.</param>
    /// <param name="program">Another build of the hub; null for this one.</param>
    /// <param name="core">The only processor core that it may use; null for all.</param>
    internal async Task<Replica> ReplicaAsync(
        IEnumerable<string>? settings = null, bool clocked = false, int port = 0, string? program = null, int? core = null)
    {
        List<string> arguments =
            [program ?? Programs.Built(clocked ? Programs.Sandbox : Programs.Hub), "--Providers:Contact", "drill@example.org"];
        foreach (var (id, section) in Vendors.All)
        {
            var address = between.TryGetValue(id, out var proxy) ? $"http://127.0.0.1:{proxy.Port}" : door?.Address ?? Vendors.Address;
            arguments.AddRange([$"--Providers:{section}:BaseAddress", $"{address}/{id}"]);
        }

        if (Redis is { } redis) arguments.AddRange(["--ConnectionStrings:Redis", redis.ConnectionString]);
        foreach (var said in Unhurried.Concat(settings ?? [])
            .ToLookup(setting => setting.Split('=', 2)[0], setting => setting.Split('=', 2)[1]))
            arguments.AddRange([$"--{said.Key}", said.Last()]);
        return Keep(await Replica.StartAsync(arguments, port, cancellationToken, core));
    }

    /// <summary>Starts a balancer before replicas on these ports.</summary>
    internal async Task<Balancer> BalancerAsync(IEnumerable<int> ports, Retries retries) =>
        Keep(await Balancer.StartAsync(ports, retries, clock, cancellationToken));

    internal async Task<Replica[]> FleetAsync(int count, IEnumerable<string>? settings = null, bool clocked = false) =>
        await Task.WhenAll(Enumerable.Range(0, count).Select(_ => ReplicaAsync(settings, clocked)));

    /// <summary>Moves every clock forward together.</summary>
    internal async Task AdvanceAsync(TimeSpan by, params IEnumerable<Replica> replicas)
    {
        await Vendors.AdvanceAsync(by);
        await Task.WhenAll(replicas.Select(replica => replica.AdvanceAsync(by)));
        Load.Ahead += by;
    }

    /// <summary>
    /// Asks about places, a few at a time, until the hub knows each from every vendor: a cold program may miss its first deadline.
    /// </summary>
    internal async Task WarmAsync(IReadOnlyList<Place> places, IReadOnlyList<Replica> replicas)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(
            places.SelectMany(place => replicas.Select(replica => (place, replica))), options, async (pair, token) =>
        {
            for (var attempt = 0; attempt < 10; attempt++)
            {
                var answer = await Load.RequestAsync(pair.place, [pair.replica], token);
                if (answer.IsGood && answer.Json["status"]!["completeness"]!.GetValue<string>() == "full") return;
                await Task.Delay(TimeSpan.FromMilliseconds(400), clock, token);
            }
        });
    }

    internal Task PauseAsync(double seconds) => Task.Delay(TimeSpan.FromSeconds(seconds), clock, cancellationToken);

    /// <summary>A promise: the bar must hold.</summary>
    internal void Holds(Bar bar, double measured) => Find(new Finding(bar, measured, null));

    /// <summary>A negative control: with the protection taken away the same bar must break.</summary>
    internal void Breaks(Bar bar, double measured, string without) => Find(new Finding(bar, measured, without));

    /// <summary>Shows what a load came to, with the reasons that refusals gave.</summary>
    internal void LogSummary(Answers answers)
    {
        Log($"{answers.Count} answers: {answers}; half of them within {answers.Median:0} ms, all within {answers.Slowest:0} ms");
        var reasons = answers.All.Where(answer => answer.IsProblem)
            .GroupBy(answer => answer.Reasons).OrderByDescending(group => group.Count());
        foreach (var reason in reasons.Take(3)) Log($"{reason.Count()} × {reason.Key}");
    }

    internal void Log(string line) => output.WriteLine($"         {line}");

    /// <summary>The oracle's judgement, with the first complaints shown.</summary>
    internal async Task<int> WrongAsync(Answers answers)
    {
        var wrongs = await Oracle.WrongsAsync(answers.All);
        foreach (var wrong in wrongs.Take(3)) Log($"wrong: {wrong}");
        return wrongs.Count;
    }

    public async ValueTask DisposeAsync()
    {
        while (started.TryPop(out var thing)) await thing.DisposeAsync();
    }

    private void Find(Finding finding)
    {
        findings.Add(finding);
        output.WriteLine(finding);
    }
}
