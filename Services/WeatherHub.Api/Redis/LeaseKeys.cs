namespace WeatherHub.Api.Redis;

/// <summary>
/// The keys of one thing that is asked once for the fleet: the entry itself, who is asking for it, and what last went wrong. The braces make Redis Cluster
/// hash the last two by the entry's own key, so that a script may touch all three.
/// </summary>
/// <param name="Name">What is asked.</param>
internal readonly record struct LeaseKeys(string Name)
{
    public string Entry => RedisAddress.Prefix + Name;

    public string Lease => $"{{{Entry}}}:lease";

    public string Fault => $"{{{Entry}}}:fault";
}
