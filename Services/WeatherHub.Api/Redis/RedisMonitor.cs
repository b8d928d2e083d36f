using StackExchange.Redis;
using WeatherHub.Api.Telemetry;

namespace WeatherHub.Api.Redis;

/// <summary>
/// Sends Redis a PING every second, and logs once when it does not answer and once when it does again. Nothing waits for it, and it decides
/// nothing: commands have a circuit of their own. Does nothing where no Redis is configured.
/// </summary>
internal sealed partial class RedisMonitor : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(1);

    private readonly RedisConnection connection;
    private readonly TimeProvider clock;
    private readonly ILogger<RedisMonitor> logger;
    private readonly RedisState state = new();

    public RedisMonitor(RedisConnection connection, TimeProvider clock, HubMeter meter, ILogger<RedisMonitor> logger)
    {
        (this.connection, this.clock, this.logger) = (connection, clock, logger);
        if (!connection.IsConfigured) return;
        meter.Meter.CreateObservableGauge("weatherhub.redis.up", () => state.IsUp == true ? 1 : 0, "1", "1 while Redis answers.");
    }

    /// <summary>Whether it answers; null while that is not known yet.</summary>
    public bool? IsUp => state.IsUp;

    /// <summary><c>off</c> where none is configured, <c>unknown</c>, <c>up</c> or <c>down</c>.</summary>
    public string State => !connection.IsConfigured ? "off" : state.IsUp is not { } isUp ? "unknown" : isUp ? "up" : "down";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!connection.IsConfigured) return;
        using var ticks = new PeriodicTimer(Pause, clock);
        do
        {
            var known = state.IsUp;
            if (!state.Heard(await AnswersAsync(stoppingToken))) continue;
            if (state.IsUp == false)
            {
                Log.Gone(logger, connection.Shown, await RedisDiagnosis.OfAsync(connection.Address));
            }
            else if (known == false)
            {
                Log.Back(logger, connection.Shown);
            }
        }
        while (await ticks.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<bool> AnswersAsync(CancellationToken stopping)
    {
        try
        {
            var redis = await connection.ConnectedAsync().WaitAsync(Deadline, clock, stopping);
            await redis.GetDatabase().PingAsync().WaitAsync(Deadline, clock, stopping);
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
