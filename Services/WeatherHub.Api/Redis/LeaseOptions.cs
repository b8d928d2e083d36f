namespace WeatherHub.Api.Redis;

/// <summary>Settings under <c>Hub:Fleet</c>.</summary>
internal sealed class LeaseOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Hub:Fleet";

    /// <summary>How long a replica that fell silent keeps the right to ask a vendor, 0.5 to 30 s. One that is asking renews it three times as often.</summary>
    public TimeSpan LeaseLife { get; set; } = TimeSpan.FromSeconds(2.5);

    /// <summary>How often a replica that waits for another's call looks for itself, should the news of its end be lost, 10 ms to 5 s.</summary>
    public TimeSpan Poll { get; set; } = TimeSpan.FromMilliseconds(250);
}
