using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using WeatherHub.Api.Fetching.Kinds;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Fetching.Steps;

/// <summary>
/// Each provider's first call in this process: it pays for compiling, name resolution and the connection, so that a quick provider looks
/// late. Requests that come before it has ended may wait longer, all until the same moment.
/// </summary>
internal sealed class FirstCallDeadlines(IOptions<FanOutOptions> options, TimeProvider clock)
{
    private readonly TimeSpan deadline = options.Value.FirstDeadline;
    private readonly ConcurrentDictionary<(string Provider, ReportKind Kind), Task> deadlines = new();

    /// <summary>Ends <see cref="FanOutOptions.FirstDeadline"/> after the first request of this kind; has ended once a call has.</summary>
    public Task Deadline(ReportKey key) => deadlines.GetOrAdd((key.Provider, key.Kind), _ => Task.Delay(deadline, clock));

    /// <summary>Notes that a call has ended, well or not.</summary>
    public void End(ReportKey key) => deadlines[(key.Provider, key.Kind)] = Task.CompletedTask;
}
