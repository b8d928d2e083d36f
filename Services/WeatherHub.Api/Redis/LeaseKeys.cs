
namespace WeatherHub.Api.Redis;

/// <summary>
/// The keys of one thing that is fetched once for the fleet: the entry itself, who is fetching it, and what last went wrong. The braces
/// make Redis Cluster hash the last two by the entry's own key, so that a script may touch all three.
/// </summary>
/// <param name="Name">What is fetched.</param>
internal readonly record struct LeaseKeys(string Name)
{
    /// <summary>The field of an entry that holds its bytes.</summary>
    public const string Data = "data";

    /// <summary>The field of an entry until when nobody need fetch it again, in milliseconds since 1970.</summary>
    public const string Fresh = "fresh";

    public string Entry => RedisAddress.Prefix + Name;

    public string Lease => $"{{{Entry}}}:lease";

    public string Fault => $"{{{Entry}}}:fault";
}
