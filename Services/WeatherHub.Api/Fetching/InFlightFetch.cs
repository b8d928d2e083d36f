using System.Diagnostics;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Fetching;

/// <summary>One question on its way, for everyone who asks it meanwhile. It belongs to none of them: nobody who leaves takes it along.</summary>
/// <param name="grace">Ends when those who could do with a stale report stop waiting.</param>
internal sealed class InFlightFetch(Task grace)
{
    private readonly TaskCompletionSource<Report?> recalled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<Outcome> landed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when those who could do with a stale report stop waiting.</summary>
    public Task Grace { get; } = grace;

    /// <summary>The best report that is held anywhere, known before the vendor is asked.</summary>
    public Task<Report?> Recalled => recalled.Task;

    /// <summary>What came of it; never faults.</summary>
    public Task<Outcome> Landed => landed.Task;

    /// <summary>The span that shows the vendor being asked, once it is.</summary>
    public ActivityContext Trace { get; set; }

    public void Recall(Report? report) => recalled.TrySetResult(report);

    public void Land(Outcome outcome)
    {
        recalled.TrySetResult(null);
        landed.TrySetResult(outcome);
    }
}
