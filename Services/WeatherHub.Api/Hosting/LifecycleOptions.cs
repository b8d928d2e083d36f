using System.ComponentModel.DataAnnotations;

namespace WeatherHub.Api.Hosting;

/// <summary>Settings under <c>Hub:Lifecycle</c>.</summary>
internal sealed class LifecycleOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Hub:Lifecycle";

    /// <summary>How long the hub goes on serving after it said that it stops, 0 to 60 s: until every balancer has noticed.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan DrainDelay { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>How long requests under way may take to end after that, 0.1 to 120 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:02:00")]
    public TimeSpan StopTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a start may wait until the code is compiled, 0 to 60 s; 0 listens at once and compiles nothing ahead.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan WarmUp { get; set; } = TimeSpan.FromSeconds(10);
}
