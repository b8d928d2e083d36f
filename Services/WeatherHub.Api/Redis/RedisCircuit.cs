using Polly;
using Polly.CircuitBreaker;
using StackExchange.Redis;

namespace WeatherHub.Api.Redis;

/// <summary>
/// What every command to Redis goes through: a deadline of our own, for the client looks for late commands once a second only, and one
/// circuit, so that a Redis that hangs is waited for once and not once by each part of the hub.
/// </summary>
internal sealed class RedisCircuit(SharedFetchOptions options, TimeProvider clock)
{
    private const int Turns = 6;

    // A store that answered a hundred times in the last seconds and then stands still would take the circuit as many failures to see.
    private const int InARow = 3;

    private static readonly BrokenCircuitException LeftAlone = new("the store failed several times in a row");

    private readonly TimeSpan deadline = options.Deadline;
    private readonly TimeSpan suspicion = options.Break;
    private readonly ResiliencePipeline circuit =
        new ResiliencePipelineBuilder { TimeProvider = clock }.AddCircuitBreaker(new CircuitBreakerStrategyOptions
        {
            FailureRatio = 0.5,
            MinimumThroughput = 3,
            SamplingDuration = TimeSpan.FromSeconds(5),
            BreakDuration = options.Break,
            ShouldHandle = static outcome => ValueTask.FromResult(IsOutage(outcome.Outcome.Exception)),
        }).Build();

    private long failedAt;
    private int failures;

    /// <summary>Whether the store let the last command down, just now: who has a way without it need not find out for themselves.</summary>
    public bool IsSuspect => Volatile.Read(ref failures) > 0 && clock.GetElapsedTime(Volatile.Read(ref failedAt)) < suspicion;

    /// <summary>
    /// Runs a command in time or not at all. What went wrong is in the outcome and not thrown, for while the store is being left alone that
    /// is the way of every question: a <see cref="BrokenCircuitException"/> then, a <see cref="TimeoutException"/> when it did not answer
    /// in time; that command is left to end by itself, and its error is seen by nobody.
    /// </summary>
    public async Task<Outcome<T>> RunAsync<T>(Func<Task<T>> command)
    {
        if (IsSuspect && Volatile.Read(ref failures) >= InARow) return Outcome.FromException<T>(LeftAlone);
        var context = ResilienceContextPool.Shared.Get();
        var outcome = await circuit.ExecuteOutcomeAsync(
            static async (_, state) => await state.Circuit.OutcomeAsync(state.Command), context, (Circuit: this, Command: command));
        ResilienceContextPool.Shared.Return(context);
        if (outcome.Exception is null)
        {
            Volatile.Write(ref failures, 0);
        }
        else if (IsOutage(outcome.Exception) && outcome.Exception is not BrokenCircuitException)
        {
            Volatile.Write(ref failedAt, clock.GetTimestamp());
            Interlocked.Increment(ref failures);
        }

        return outcome;
    }

    // A refusal (read-only, out of memory, loading, of another type) is an answer, and a quick one.
    private static bool IsOutage(Exception? exception) =>
        exception is not null and not RedisServerException && !IsWriteToReplica(exception);

    // The client refuses a write by itself where all servers it can reach are replicas; it has no other word for that.
    private static bool IsWriteToReplica(Exception exception) =>
        exception is RedisConnectionException && exception.Message.Contains("requires writable", StringComparison.Ordinal);

    private async ValueTask<Outcome<T>> OutcomeAsync<T>(Func<Task<T>> command)
    {
        try
        {
            return Outcome.FromResult(await InTimeAsync(command()));
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return Outcome.FromException<T>(exception);
        }
    }

    private async Task<T> InTimeAsync<T>(Task<T> call)
    {
        _ = call.ContinueWith(static late => late.Exception,
            CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        try
        {
            return await call.WaitAsync(deadline, clock);
        }
        catch (TimeoutException)
        {
            // In a process that is busy the answer may stand in the same queue as this timer: it gets the turns that reading it takes.
            for (var turn = 0; turn < Turns && !call.IsCompleted; turn++) await Task.Yield();
            if (!call.IsCompleted) throw;
            return await call;
        }
    }
}
