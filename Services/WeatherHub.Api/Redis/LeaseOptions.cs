using System.ComponentModel.DataAnnotations;

namespace WeatherHub.Api.Redis;

/// <summary>Settings under <c>Hub:Fleet</c>.</summary>
internal sealed class LeaseOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Hub:Fleet";

    /// <summary>
    /// How long a replica that fell silent keeps its lease, 0.5 to 30 s. One that is calling renews it three times as often.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.500", "00:00:30")]
    public TimeSpan LeaseLife { get; set; } = TimeSpan.FromSeconds(2.5);

    /// <summary>
    /// How often a replica that waits for another's call looks for itself, should the news of its end be lost, 10 ms to 5 s.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:00:05")]
    public TimeSpan Poll { get; set; } = TimeSpan.FromMilliseconds(250);
}

/// <summary>The settings that what replicas share depends on, of every section that names one.</summary>
/// <param name="Deadline">What a command to Redis may cost.</param>
/// <param name="Break">How long Redis is left alone after it failed repeatedly.</param>
/// <param name="LeaseLife">How long a replica that fell silent keeps its lease.</param>
/// <param name="Poll">How often a replica that waits for another's call looks for itself.</param>
/// <param name="CallTimeout">How long one call to a provider may take.</param>
/// <param name="FailureHold">How long a failure stands for all replicas.</param>
/// <param name="RateLimitHold">How long a provider is left alone that refuses by rate without saying for how long.</param>
internal sealed record SharedFetchOptions(
    TimeSpan Deadline, TimeSpan Break, TimeSpan LeaseLife, TimeSpan Poll,
    TimeSpan CallTimeout, TimeSpan FailureHold, TimeSpan RateLimitHold);
