using Microsoft.Extensions.Options;
using WeatherHub.Api.Telemetry;

namespace WeatherHub.Api.Overload;

/// <summary>Lets work wait for a processor as any other work does, and is done when it has one.</summary>
internal delegate Task SchedulerProbe();

/// <summary>
/// Decides who is answered when there is more to do than can be done. Only what must be made passes here: stored answers are cheaper than a refusal.
/// The sign of overload is how long work waits for a processor, not how long vendors take.
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
        limit = new AimdLimiter(this.options.Least, this.options.Most, queue: 0, Step, clock);
        queue = new CoDelQueue(
            Environment.ProcessorCount,
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

    /// <summary>When to come again, for who would be refused at once; null for who may try. Asking is all that a refusal costs.</summary>
    public TimeSpan? TurnsAway() => options.Enabled && queue.IsFull() ? Later() : null;

    /// <summary>Does the work, or says when to come again.</summary>
    public async Task<T> AdmitAsync<T>(Func<Task<T>> work, Func<TimeSpan, T> refuse)
    {
        if (!options.Enabled) return await work();
        if (!await queue.EnterAsync()) return refuse(Later());
        if (!limit.TryEnter())
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
                // Who waits for a vendor needs no processor, and what comes of it is not refused any more.
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

        // Not all at once.
        return TimeSpan.FromSeconds(1 + Interlocked.Increment(ref refused) % LongestRetry);
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
