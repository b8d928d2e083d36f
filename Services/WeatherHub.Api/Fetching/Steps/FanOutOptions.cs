using System.ComponentModel.DataAnnotations;

namespace WeatherHub.Api.Fetching.Steps;

/// <summary>Settings under <c>Hub:FanOut</c>.</summary>
internal sealed class FanOutOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Hub:FanOut";

    /// <summary>How long a request waits for providers, 50 ms to 10 s. Later reports still fill the cache.</summary>
    [Range(typeof(TimeSpan), "00:00:00.050", "00:00:10")]
    public TimeSpan Deadline { get; set; } = TimeSpan.FromMilliseconds(1000);

    /// <summary>
    /// How long a vendor's first call in this process is waited for where nothing else can be served, 0 to 30 s, if that is longer than the
    /// deadline: it pays for compiling, name resolution and the connection.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:30")]
    public TimeSpan FirstDeadline { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How many independent opinions suffice to leave out a vendor that is later than it usually is, 0 to 16; 0 to wait for everybody.
    /// </summary>
    [Range(0, 16)]
    public int SufficientLineages { get; set; } = 2;

    /// <summary>How long one fetch of one report may take, whoever waits for it, 1 to 60 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan FetchTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a provider that failed for a place is not called again for it, 0 to 60 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan FailureHold { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>How long a provider that does not cover a place is not called again for it, 1 min to 7 days.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public TimeSpan NotCoveredHold { get; set; } = TimeSpan.FromHours(6);

    /// <summary>How long a provider that limits by rate without a Retry-After is not called, 1 s to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan RateLimitHold { get; set; } = TimeSpan.FromSeconds(60);
}
