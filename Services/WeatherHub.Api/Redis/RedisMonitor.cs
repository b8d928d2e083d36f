using StackExchange.Redis;
using WeatherHub.Api.Telemetry;

namespace WeatherHub.Api.Redis;

/// <summary>
/// Asks Redis every second whether it is there, and tells the log once when it is not and once when it is back. Nothing waits for it: what
/// replicas share goes its own ways, and without Redis each of them is on its own.
/// </summary>
internal sealed partial class RedisMonitor : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly RedisConnection link;
    private readonly ConfigurationOptions address;
    private readonly TimeProvider clock;
    private readonly ILogger<RedisMonitor> logger;
    private readonly RedisState state = new();

    public RedisMonitor(RedisConnection link, ConfigurationOptions address, TimeProvider clock,
        HubMeter meter, ILogger<RedisMonitor> logger)
    {
        (this.link, this.address, this.clock, this.logger) = (link, address, clock, logger);
        meter.Meter.CreateObservableGauge("weatherhub.redis.up", () => state.IsUp == true ? 1 : 0, "1", "1 while Redis answers.");
    }

    /// <summary>Whether it answers; null while that is not known yet.</summary>
    public bool? IsUp => state.IsUp;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var ticks = new PeriodicTimer(Pause, clock);
        do
        {
            var known = state.IsUp;
            if (!state.Heard(await AnswersAsync(stoppingToken))) continue;
            var where = RedisAddress.Shown(address);
            if (state.IsUp == false)
            {
                var why = await RedisDiagnosis.OfAsync(address);
                Log.Gone(logger, where, why);
            }
            else if (known == false)
            {
                Log.Back(logger, where);
            }
        }
        while (await ticks.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<bool> AnswersAsync(CancellationToken stopping)
    {
        try
        {
            var redis = await link.ConnectedAsync().WaitAsync(Patience, clock, stopping);
            await redis.GetDatabase().PingAsync().WaitAsync(Patience, clock, stopping);
            return true;
        }
        catch (RedisServerException)
        {
            // It loads its data, or refuses: it is there.
            return true;
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException or ObjectDisposedException)
        {
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning,
            Message = "Redis {Where} does not answer: {Why}. Until it does, every replica is on its own")]
        public static partial void Gone(ILogger logger, string where, string why);

        [LoggerMessage(Level = LogLevel.Information, Message = "Redis {Where} answers again")]
        public static partial void Back(ILogger logger, string where);
    }
}

/// <summary>Whether Redis is up. A connection that comes and goes is down until it stays: nobody is told of every turn.</summary>
internal sealed class RedisState
{
    private const int FailuresUntilDown = 2;
    private const int AnswersUntilUp = 3;

    private int failures;
    private int answers;

    /// <summary>Null while nothing is known.</summary>
    public bool? IsUp { get; private set; }

    /// <summary>What became of a question; true when that changes the state.</summary>
    public bool Heard(bool answered)
    {
        (answers, failures) = answered ? (answers + 1, 0) : (0, failures + 1);
        var before = IsUp;
        if (answered && (IsUp is null || answers >= AnswersUntilUp)) IsUp = true;
        if (!answered && failures >= FailuresUntilDown) IsUp = false;
        return IsUp != before;
    }
}
