using Microsoft.Extensions.Options;
using WeatherHub.Api.Telemetry;

namespace WeatherHub.Api.Overload;

/// <summary>Completes when work that is queued now, behind all other, has got a processor.</summary>
internal delegate Task SchedulerProbe();

/// <summary>
/// Sheds load when more is requested than can be answered. Only responses that must be made pass here: stored ones are cheaper than a
/// refusal. The sign of overload is how long work waits for a processor, not how long providers take.
/// </summary>
internal sealed class LoadShedder : IDisposable
{
    private const double Step = 0.1;
    private const int LongestRetry = 3;

    private readonly AdmissionOptions options;
    private readonly AimdLimiter limit;
    private readonly CoDelQueue queue;
    private readonly SchedulerProbe turn;
    private readonly TimeProvider clock;
    private readonly HubMeter meter;
    private uint refused;

    public LoadShedder(IOptions<AdmissionOptions> options, SchedulerProbe turn, TimeProvider clock, HubMeter meter)
    {
        (this.options, this.turn, this.clock, this.meter) = (options.Value, turn, clock, meter);
        var workers = Environment.ProcessorCount;
        limit = new AimdLimiter(this.options.Least, this.options.Most, Math.Min(workers, this.options.Queue), Step, clock);
        queue = new CoDelQueue(
            workers,
            this.options.Queue,
            this.options.QueueTime,
            this.options.CrowdedQueueTime,
            clock);
        meter.Meter.CreateObservableGauge(
            "weatherhub.admission.limit",
            () => limit.Current,
            "{answer}",
            "Answers that may be made at once.");
    }

    /// <summary>How many answers may be made at once now.</summary>
    public int Limit => limit.Current;

    /// <summary>When to retry, for a request that would be refused at once; null for one that may try.</summary>
    public TimeSpan? TurnsAway() => options.Enabled && queue.IsFull() ? Later() : null;

    /// <summary>Does the work, or refuses with the time after which to retry.</summary>
    public async Task<T> AdmitAsync<T>(Func<Task<T>> work, Func<TimeSpan, T> refuse)
    {
        if (!options.Enabled) return await work();
        if (!await queue.EnterAsync()) return refuse(Later());
        if (!limit.TryEnter() && !await WaitAsync())
        {
            queue.Leave();
            return refuse(Later());
        }

        var isStrained = false;
        try
        {
            meter.Admission("admitted");
            Task<T> working;
            try
            {
                isStrained = await IsStrainedAsync();
                working = work();
            }
            finally
            {
                // Waiting for a provider needs no processor, and its response is not refused any more.
                queue.Leave();
            }

            return await working;
        }
        finally
        {
            limit.Leave(wentWell: !isStrained);
        }
    }

    public void Dispose() => queue.Dispose();

    private TimeSpan Later()
    {
        meter.Admission("refused");

        // Spread, so that not all retry at once.
        return TimeSpan.FromSeconds(1 + Interlocked.Increment(ref refused) % LongestRetry);
    }

    // The rest wait in the queue meanwhile: whether they are too many is decided there.
    private async Task<bool> WaitAsync()
    {
        using var timeout = new CancellationTokenSource(options.QueueTime, clock);
        try
        {
            return await limit.EnterAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task<bool> IsStrainedAsync()
    {
        var asked = clock.GetTimestamp();
        await turn();
        if (clock.GetElapsedTime(asked) <= options.Lag) return false;
        limit.Strain();
        return true;
    }
}
