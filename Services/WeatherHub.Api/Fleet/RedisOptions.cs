namespace WeatherHub.Api.Fleet;

/// <summary>Settings under <c>Redis</c>, for a Redis that sentinels watch.</summary>
internal sealed class RedisOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Redis";

    /// <summary>The sentinels, each as <c>host:port</c>.</summary>
    public string[] Sentinels { get; set; } = [];

    /// <summary>The name that the sentinels know the master by.</summary>
    public string ServiceName { get; set; } = "mymaster";
}
