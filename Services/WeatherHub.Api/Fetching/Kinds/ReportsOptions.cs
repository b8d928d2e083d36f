using System.ComponentModel.DataAnnotations;

namespace WeatherHub.Api.Fetching.Kinds;

/// <summary>Settings under <c>Hub:Reports</c>.</summary>
internal sealed class ReportsOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Hub:Reports";

    /// <summary>Bytes of reports kept in memory, 1 MiB to 4 GiB.</summary>
    [Range(typeof(long), "1048576", "4294967296")]
    public long MemoryLimit { get; set; } = 64L << 20;

    /// <summary>How old a forecast may be served when nothing fresher can be had, 0 to 72 h.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "3.00:00:00")]
    public TimeSpan ForecastStale { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How old a current reading may be served when nothing fresher can be had, 0 to 24 h.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan CurrentStale { get; set; } = TimeSpan.FromHours(3);

    /// <summary>How old a list of alerts may be served when there is none fresher, 0 to 24 h; no alert is served past its end.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan AlertsStale { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>How long a caller waits for a refresh while a lately expired report could be served at once, 0 to 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:01")]
    public TimeSpan RefreshGrace { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// How many requests lately make a report popular, so that it is fetched again before it expires; 0 for never, at most 1,000,000.
    /// </summary>
    [Range(0, 1_000_000)]
    public int HotAsks { get; set; } = 3;

    /// <summary>What a look into Redis may cost, 5 ms to 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.005", "00:00:01")]
    public TimeSpan SharedDeadline { get; set; } = TimeSpan.FromMilliseconds(40);

    /// <summary>How long Redis is left alone after it failed repeatedly, 0.5 to 60 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.500", "00:01:00")]
    public TimeSpan SharedBreak { get; set; } = TimeSpan.FromSeconds(2);
}
