using WeatherHub.Api.Redis;

namespace WeatherHub.Api.Learning;

/// <summary>Where what is learned is kept: Redis for a fleet, else this process and, where one is named, a file.</summary>
internal interface IEntryStore
{
    /// <summary>Whether it outlives the process.</summary>
    bool Outlives { get; }

    /// <summary>What is kept under a name; null for nothing. Not said where the store cannot tell.</summary>
    Task<RedisReply<byte[]?>> ReadAsync(string name);

    /// <summary>Keeps something; false where that failed.</summary>
    Task<bool> WriteAsync(string name, byte[] entry, TimeSpan kept);

    /// <summary>Called when all that belongs together was written.</summary>
    Task SaveAsync();
}

/// <summary>The names of what is kept.</summary>
internal static class EntryNames
{
    public const string Pool = "pool";

    public static string Place(string place) => $"place/{place}";

    public static string Archive(string place) => $"archive/{place}";
}
