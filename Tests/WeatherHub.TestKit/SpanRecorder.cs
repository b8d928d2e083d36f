using System.Collections;
using System.Collections.Concurrent;
using System.Diagnostics;

namespace WeatherHub.TestKit;

/// <summary>Records every finished span of some sources of this process.</summary>
public sealed class SpanRecorder : IEnumerable<Activity>, IDisposable
{
    private readonly ConcurrentQueue<Activity> spans = new();
    private readonly ActivityListener listener;

    /// <summary>Listens until it is disposed.</summary>
    /// <param name="sources">Names of activity sources.</param>
    public SpanRecorder(params string[] sources)
    {
        listener = new ActivityListener
        {
            ShouldListenTo = source => sources.Contains(source.Name, StringComparer.Ordinal),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
    }

    /// <inheritdoc/>
    public IEnumerator<Activity> GetEnumerator() => spans.GetEnumerator();

    /// <inheritdoc/>
    public void Dispose() => listener.Dispose();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
