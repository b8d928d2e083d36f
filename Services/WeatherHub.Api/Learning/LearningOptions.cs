namespace WeatherHub.Api.Learning;

/// <summary>Settings under <c>Hub:Learning</c>.</summary>
internal sealed class LearningOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Hub:Learning";

    /// <summary>Whether vendors are judged by observations, and answers made with what that teaches.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>How often forecasts and observations are looked through, 10 s to 1 h.</summary>
    public TimeSpan Every { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How many places are looked at each time, the hottest first, 1 to 20,000.</summary>
    public int Places { get; set; } = 500;

    /// <summary>How many places are remembered, 16 to 1,000,000; some 6 KB each.</summary>
    public int Remembered { get; set; } = 4096;

    /// <summary>Bytes of forecasts kept until observations come, 1 MiB to 4 GiB; some 30 KB a place.</summary>
    public long MemoryLimit { get; set; } = 64L << 20;

    /// <summary>Of how many of the hottest places an observation is fetched each hour, should nobody ask for it, 0 to 10,000; 0 fetches none.</summary>
    public int Observe { get; set; }

    /// <summary>A file that what is learned is kept in where there is no Redis; without one it is lost with the process.</summary>
    public string File { get; set; } = "";

    /// <summary>How long what is known of a place is kept in Redis after it was last verified, 1 to 400 d.</summary>
    public TimeSpan Kept { get; set; } = TimeSpan.FromDays(90);
}
