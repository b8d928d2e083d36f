using System.ComponentModel.DataAnnotations;

namespace WeatherHub.Verification;

/// <summary>Settings under <c>Hub:Learning</c>.</summary>
public sealed class LearningOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Hub:Learning";

    /// <summary>Whether forecasts are verified by observations, and answers made with what that teaches.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>How often forecasts and observations are looked through, 10 s to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "01:00:00")]
    public TimeSpan Every { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How many places are verified, the most requested first, 1 to 20,000.</summary>
    [Range(1, 20_000)]
    public int Places { get; set; } = 500;

    /// <summary>How many places' scores are kept, 16 to 1,000,000; some 6 KB each.</summary>
    [Range(16, 1_000_000)]
    public int Remembered { get; set; } = 4096;

    /// <summary>Bytes of forecasts kept until observations come, 1 MiB to 4 GiB; some 30 KB a place.</summary>
    [Range(typeof(long), "1048576", "4294967296")]
    public long MemoryLimit { get; set; } = 64L << 20;

    /// <summary>For how many of the most requested places an hourly observation is fetched that no caller requests, 0 to 10,000.</summary>
    [Range(0, 10_000)]
    public int Observe { get; set; }

    /// <summary>A file that scores are kept in where there is no Redis; without one they are lost with the process.</summary>
    public string File { get; set; } = "";

    /// <summary>How long the scores of a place are kept in Redis after it was last verified, 1 to 400 d.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "400.00:00:00")]
    public TimeSpan Kept { get; set; } = TimeSpan.FromDays(90);
}
