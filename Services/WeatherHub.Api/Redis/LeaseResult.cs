using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Redis;

/// <summary>The right to call a provider for something, for as long as it is renewed.</summary>
/// <param name="Name">What may be fetched.</param>
/// <param name="Vendor">The provider.</param>
/// <param name="Token">Its fencing token: what a later one wrote, this one does not overwrite.</param>
/// <param name="Holder">Its value in Redis.</param>
internal sealed record Lease(string Name, string Vendor, long Token, string Holder);

/// <summary>The failure that another replica met.</summary>
/// <param name="Kind">What.</param>
/// <param name="RetryAfter">When to call again, where the provider said so.</param>
/// <param name="Left">How long it still stands.</param>
internal sealed record SharedFault(FaultKind Kind, TimeSpan? RetryAfter, TimeSpan Left)
{
    private const string Version = "1";

    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>As Redis holds it, which keeps the time it is left by itself.</summary>
    public override string ToString() => $"{Version} {Kind} {(RetryAfter is { } wait ? Milliseconds(wait) : "-")}";

    private static string Milliseconds(TimeSpan wait) => $"{Math.Clamp((long)wait.TotalMilliseconds, 0, (long)Longest.TotalMilliseconds)}";

    /// <summary>Null for what is corrupt, or of another version.</summary>
    public static SharedFault? Read(string? spelled, TimeSpan left)
    {
        if (spelled?.Split(' ') is not [Version, var name, var wait]) return null;
        if (!Enum.TryParse<FaultKind>(name, out var kind) || !Enum.IsDefined(kind) || kind.ToString() != name) return null;
        if (wait == "-") return new SharedFault(kind, null, left);
        return long.TryParse(wait, out var milliseconds) && milliseconds >= 0 && milliseconds <= Longest.TotalMilliseconds
            ? new SharedFault(kind, TimeSpan.FromMilliseconds(milliseconds), left)
            : null;
    }
}

/// <summary>The outcome of taking a lease.</summary>
internal abstract record LeaseResult
{
    /// <summary>What another replica has stored; null for nothing.</summary>
    public byte[]? Entry { get; init; }

    /// <summary>One word, for telemetry.</summary>
    public string Name() => this switch
    {
        Acquired => "granted",
        Held => "taken",
        RecentlyFailed => "failed",
        Found => "found",
        _ => "alone",
    };

    /// <summary>None: the entry is still fresh.</summary>
    public sealed record Found : LeaseResult;

    /// <summary>This replica has it.</summary>
    public sealed record Acquired(Lease Lease) : LeaseResult;

    /// <summary>Another replica has it.</summary>
    public sealed record Held(TimeSpan Left) : LeaseResult;

    /// <summary>None for a while: another replica just failed.</summary>
    public sealed record RecentlyFailed(SharedFault Fault) : LeaseResult;

    /// <summary>Redis does not tell: every replica for itself.</summary>
    /// <param name="MayBeHeld">Whether Redis was asked, and may have given the lease without our hearing of it.</param>
    public sealed record Unavailable(bool MayBeHeld) : LeaseResult;
}
