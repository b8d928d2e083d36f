using WeatherHub.Lab.Drills.Processes;

namespace WeatherHub.Lab.Crowds;

/// <summary>Replicas as processes of their own, with clocks that are moved together, one set of simulated vendors, and Redis where it is wanted.</summary>
internal sealed class CrowdFleet : IAsyncDisposable
{
    // Longer than any report may serve: what one table cell left behind is no use to the next.
    private static readonly TimeSpan LongAfter = TimeSpan.FromHours(25);

    // Late answers on a busy machine are not what is measured here, nor are the vendors' quotas. Who waits is told, and looks again of itself only when
    // it is not: how often would be a matter of how busy the machine is.
    private static readonly string[] Settings =
    [
        "--Providers:Contact", "lab@example.org", "--Hub:FanOut:Deadline", "00:00:08", "--Hub:Reports:SharedDeadline", "00:00:01",
        "--Hub:Transport:ConnectTimeout", "00:00:05", "--Hub:Transport:AttemptFloor", "00:00:07", "--Hub:Fleet:Poll", "00:00:02",
        "--Logging:LogLevel:Default", "Warning",
    ];

    private static readonly string[] QuotaWindows = ["PerSecond", "PerMinute", "PerHour", "PerDay"];

    private readonly TimeProvider clock;
    private readonly List<IAsyncDisposable> started = [];
    private TimeSpan ahead;

    private CrowdFleet(TimeProvider clock) => this.clock = clock;

    public Vendors Vendors { get; private set; } = null!;

    public RedisStore? Redis { get; private set; }

    public IReadOnlyList<Replica> Replicas { get; private set; } = [];

    public static async Task<CrowdFleet> StartAsync(int replicas, bool redis, TimeProvider clock, CancellationToken cancellationToken)
    {
        var fleet = new CrowdFleet(clock);
        try
        {
            fleet.started.Add(fleet.Vendors = await Vendors.StartAsync(cancellationToken));
            if (redis) fleet.started.Add(fleet.Redis = await RedisStore.StartAsync(cancellationToken));
            List<Replica> all = [];
            for (var i = 0; i < replicas; i++)
            {
                all.Add(await Replica.StartAsync([.. fleet.Arguments()], 0, cancellationToken));
                fleet.started.Add(all[^1]);
            }

            fleet.Replicas = all;
            return fleet;
        }
        catch
        {
            await fleet.DisposeAsync();
            throw;
        }
    }

    /// <summary>Lets the clocks say a time that is to come.</summary>
    public async Task AdvanceToAsync(DateTimeOffset time)
    {
        var by = time - Now;
        if (by <= TimeSpan.Zero) throw new InvalidOperationException("a round lasted longer than a step");
        ahead += by;
        await Task.WhenAll([Vendors.AdvanceAsync(by), .. Replicas.Select(replica => replica.AdvanceAsync(by))]);
    }

    /// <summary>The time by the clocks.</summary>
    public DateTimeOffset Now => clock.GetUtcNow() + ahead;

    /// <summary>Goes to where nothing that was stored serves any more.</summary>
    public async Task<DateTimeOffset> BeginAnewAsync()
    {
        if (Redis is { } redis) await redis.AskAsync("FLUSHALL");
        var begin = Now + LongAfter;
        await AdvanceToAsync(begin);
        return begin;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var thing in Enumerable.Reverse(started)) await thing.DisposeAsync();
    }

    private IEnumerable<string> Arguments()
    {
        List<string> arguments = [Programs.Built(Programs.Sandbox), .. Settings];
        foreach (var (id, section) in Vendors.All)
        {
            arguments.AddRange([$"--Providers:{section}:BaseAddress", $"{Vendors.Address}/{id}"]);
            foreach (var window in QuotaWindows) arguments.AddRange([$"--Providers:{section}:Quota:{window}", "0"]);
        }

        if (Redis is { } redis) arguments.AddRange(["--ConnectionStrings:Redis", redis.ConnectionString]);
        return arguments;
    }
}
