using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;
using WeatherHub.Api.Fetching.Kinds;
using WeatherHub.Api.Redis;
using WeatherHub.Api.Telemetry;
using WeatherHub.Api.Tests.Fetching;
using WeatherHub.TestKit;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Tests.Redis;

/// <summary>
/// Several hubs over one Redis and one vendor. Their clock is the true one, for Redis keeps true time; what they wait for is Redis, never a
/// pause of the test's.
/// </summary>
internal sealed class Replicas : IDisposable
{
    /// <summary>What a command to Redis may cost.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(1);

    /// <summary>Longer than Redis is left alone after it failed repeatedly.</summary>
    public static readonly TimeSpan Break = new ReportsOptions().SharedBreak * 1.1;

    /// <summary>How often a replica that waits for another's call looks for itself.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>How long a replica that fell silent keeps its lease: longer than a caller waits.</summary>
    public static readonly TimeSpan LeaseLife = TimeSpan.FromSeconds(12);

    private static readonly (string, string)[] Patient =
    [
        ("Hub:Reports:SharedDeadline", $"{Deadline}"),
        ("Hub:FanOut:Deadline", "00:00:10"),
        ("Hub:Fleet:Poll", $"{Pause}"),
        ("Hub:Fleet:LeaseLife", $"{LeaseLife}"),
    ];

    private static readonly RedisChannel News = RedisChannel.Literal(PubSub.Channel);

    private readonly TrueTime trueTime = new();
    private readonly MeterListener listener = new();
    private readonly ConcurrentQueue<string> turns = new();

    private Replicas(string address, int count, Timing timing, (string Key, string Value)[] settings)
    {
        All =
        [
            .. Enumerable
                .Range(0, count)
                .Select(_ => Start(
                    address,
                    timing,
                    [.. Patient.Where(patient => !settings.Any(set => set.Key == patient.Item1)), .. settings])),
        ];
        Meter[] meters = [.. All.Select(replica => replica.Get<HubMeter>().Meter)];
        listener.InstrumentPublished = (instrument, to) =>
        {
            if (instrument.Name == "weatherhub.lease.count" && meters.Contains(instrument.Meter)) to.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) => turns.Enqueue((string)tags[0].Value!));
        listener.Start();
    }

    public IReadOnlyList<FetchingFixture> All { get; }

    /// <summary>Replicas that are connected and hear news, as hubs are soon after they start.</summary>
    public static Task<Replicas> StartAsync(string address, int count = 3, params (string Key, string Value)[] settings) =>
        StartAsync(address, count, Timing.True, settings);

    /// <summary>
    /// Replicas whose deadlines, polls and renewals fall due by <see cref="Advance"/> only, however long a busy machine takes.
    /// </summary>
    public static Task<Replicas> StartWithManualTimersAsync(string address, int count = 3) =>
        StartAsync(address, count, Timing.ManualTimers, []);

    /// <summary>Replicas for which time passes by <see cref="Advance"/> only; Redis still ends keys in true time.</summary>
    public static Task<Replicas> StartWithManualClockAsync(string address, int count = 2) => StartAsync(address, count, Timing.Manual, []);

    private static async Task<Replicas> StartAsync(string address, int count, Timing timing, (string Key, string Value)[] settings)
    {
        var fleet = new Replicas(address, count, timing, settings);
        foreach (var replica in fleet.All)
        {
            var redis = await replica.Get<RedisConnection>().ConnectedAsync();
            await Poll.UntilAsync(() => redis.IsConnected && redis.GetSubscriber().IsConnected(News));
        }

        return fleet;
    }

    /// <summary>How often the vendor was asked, by whomever.</summary>
    public int Calls => All.Sum(replica => replica.Vendors[0].Calls);

    /// <summary>What the vendor does before it answers.</summary>
    public Func<CancellationToken, Task>? Before { get; set; }

    public FetchingFixture this[int replica] => All[replica];

    /// <summary>How often it was whose turn.</summary>
    public int Turns(string result) => turns.Count(known => known == result);

    /// <summary>Sets the true time of every replica forward; no timer falls due by it.</summary>
    public void SetForward(TimeSpan time) => trueTime.SetForward(time);

    /// <summary>Lets the timers of every replica fall due that are set within a time.</summary>
    public void Advance(TimeSpan time)
    {
        foreach (var replica in All) replica.Clock.Advance(time);
    }

    /// <summary>Lets the timer of every replica fall due that is set to exactly this time, once it is set.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        foreach (var replica in All) await replica.PassAsync(time);
    }

    /// <summary>So many callers at each replica, for one place.</summary>
    public async Task<Outcome[]> RequestAsync(int callers = 1, Coordinates? place = null)
    {
        var pending = All.SelectMany(replica =>
            Enumerable.Range(0, callers).Select(_ => Task.Run(() => replica.RequestAsync(place ?? Sample.Berlin))));
        return [.. from answer in await Task.WhenAll(pending) select answer.Outcomes[0]];
    }

    /// <summary>A vendor that answers once the gate is opened.</summary>
    public TaskCompletionSource Gate()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Before = token => gate.Task.WaitAsync(token);
        return gate;
    }

    public void Fails(FaultKind kind, TimeSpan? retryAfter = null) =>
        Before = _ => throw new ProviderFaultException(kind, "as the test wants", retryAfter);

    public void Dispose()
    {
        listener.Dispose();
        foreach (var replica in All) replica.Dispose();
    }

    private FetchingFixture Start(string address, Timing timing, (string, string)[] settings)
    {
        FetchingFixture replica = null!;
        replica = new FetchingFixture(
            vendors: 1,
            services =>
            {
                services.AddSingleton(_ => timing switch
                {
                    Timing.True => (TimeProvider)trueTime,
                    Timing.ManualTimers => new ManualTimers(replica.Clock),
                    _ => replica.Clock,
                });
                services.AddRedis(address);
            },
            settings);
        replica.Vendors[0].Answers = async (query, token) =>
        {
            if (Before is { } before) await before(token);
            var now = replica.Get<TimeProvider>().GetUtcNow();
            return Sample.Report("vendor-a", query.Kind, now, now + FakeProvider.Freshness);
        };
        return replica;
    }

    private enum Timing
    {
        True,
        ManualTimers,
        Manual,
    }

    /// <summary>True time, which a test may set forward.</summary>
    private sealed class TrueTime : TimeProvider
    {
        private long ahead;

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + new TimeSpan(Volatile.Read(ref ahead));

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => System.GetElapsedTime(0).Ticks + Volatile.Read(ref ahead);

        public void SetForward(TimeSpan time) => Interlocked.Add(ref ahead, time.Ticks);
    }

    /// <summary>True time, whose timers are those of a clock that the test moves.</summary>
    private sealed class ManualTimers(TimeProvider timers) : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            timers.CreateTimer(callback, state, dueTime, period);
    }
}
