using WeatherHub.Api.Fetching.Kinds;
using WeatherHub.Weather.Collections;

namespace WeatherHub.Api.Fetching.Cache;

/// <summary>
/// Entries that a newer version of the hub wrote: unreadable here, and left to those who can read them, or two versions side by side would
/// go on overwriting each other's; replicas of this version share beside it meanwhile. One that nobody renews is overwritten after a while:
/// then the newer version is gone.
/// </summary>
internal sealed class VersionGuard(KeyCapacity capacity, TimeProvider clock)
{
    /// <summary>For so long an entry stands that nobody renews.</summary>
    public static readonly TimeSpan Respect = TimeSpan.FromHours(1);

    private readonly LruCache<ReportKey, (ulong Checksum, DateTimeOffset Until)> seen = new(capacity.Requested, static _ => 1);

    /// <summary>Notes what stands under a key.</summary>
    public void Note(ReportKey key, byte[] entry)
    {
        if (ReportCodec.NewerChecksum(entry) is not { } checksum) seen.Remove(key);
        else if (!seen.TryGet(key, out var known) || known.Checksum != checksum) seen.Set(key, (checksum, clock.GetUtcNow() + Respect));
    }

    /// <summary>Whether what stands under a key is to be left as it is.</summary>
    public bool Stand(ReportKey key) => seen.TryGet(key, out var known) && known.Until > clock.GetUtcNow();
}
