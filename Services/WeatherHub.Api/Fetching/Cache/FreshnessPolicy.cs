using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using WeatherHub.Api.Fetching.Kinds;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Fetching.Cache;

/// <summary>How long a report lives: fresh, lately expired, stale but servable, gone.</summary>
internal sealed class FreshnessPolicy(IOptions<ReportsOptions> options, TimeProvider clock)
{
    private const double LeastSpread = 0.04;
    private const double MostSpread = 0.1;

    private const double MostDue = 0.7;

    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    /// <summary>A report fetched later than this from now was stamped by a clock that is wrong, or ours is.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    private readonly ReportsOptions options = options.Value;

    public bool IsFresh(Report report)
    {
        var now = clock.GetUtcNow();
        return now < report.ExpiresAt && report.FetchedAt <= now + Skew;
    }

    /// <summary>
    /// Whether it is fresh and may be fetched again all the same: the provider's own expiry has passed, and of the margin that we add the
    /// key's own part. What was fetched at once is not due at once.
    /// </summary>
    public bool IsDue(ReportKey key, Report report) => clock.GetUtcNow() >= DueAt(key, report);

    /// <summary>From when on a settled report may be fetched again.</summary>
    public static DateTimeOffset DueAt(ReportKey key, Report report)
    {
        var (spread, moment) = Shares(key);
        var settled = report.ExpiresAt - report.FetchedAt;
        var said = settled / (1 + spread);
        return report.FetchedAt + said + (settled - said) * (MostDue * moment);
    }

    /// <summary>Whether no call is needed: it is fresh, and not what an early refresh is to replace.</summary>
    public bool Settles(ReportKey key, Report report, bool isEarly) => IsFresh(report) && !(isEarly && IsDue(key, report));

    /// <summary>Past its freshness by no more than its freshness lasted: good enough to serve while it is refreshed.</summary>
    public bool IsLate(Report report) => clock.GetUtcNow() - report.ExpiresAt <= report.ExpiresAt - report.FetchedAt;

    /// <summary>Whether it may be served at all.</summary>
    public bool IsServable(Report report) => IsFresh(report) || clock.GetUtcNow() - report.FetchedAt <= Window(report.Kind);

    /// <summary>What is served instead of a failure: a report past its freshness where there is one.</summary>
    public Outcome Instead(Failed failure, Report? known) =>
        known is not null && IsServable(known) ? new Reported(known, Stale: !IsFresh(known), failure.Kind) : failure;

    /// <summary>How long from now the report can be of use.</summary>
    public TimeSpan Remaining(Report report)
    {
        var servable = report.FetchedAt + Window(report.Kind);
        return (servable > report.ExpiresAt ? servable : report.ExpiresAt) - clock.GetUtcNow();
    }

    /// <summary>
    /// The report with an expiry that is sane and a little later than the provider's own (never earlier: its terms forbid it), by an amount
    /// that depends on the key alone: many places fetched at once do not expire at once, and every replica agrees on each.
    /// </summary>
    public static Report Settle(ReportKey key, Report report)
    {
        var life = report.ExpiresAt - report.FetchedAt;
        life = life < Shortest ? Shortest : life > Longest ? Longest : life;
        return report with { ExpiresAt = report.FetchedAt + life * (1 + Shares(key).Spread) };
    }

    /// <summary>Cuts an expiry that no settled report could have.</summary>
    public static Report Clamp(Report report)
    {
        var latest = report.FetchedAt + Longest * (1 + MostSpread);
        return report.ExpiresAt > latest ? report with { ExpiresAt = latest } : report;
    }

    private TimeSpan Window(ReportKind kind) => KindDescriptor.Of(kind).StaleWindow(options);

    /// <summary>
    /// The key's own margin, as a share of the provider's expiry, and its own moment, as a share of all moments. Both follow from the key
    /// alone.
    /// </summary>
    private static (double Spread, double Moment) Shares(ReportKey key)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(key.ToString()), hash);
        return (LeastSpread + (MostSpread - LeastSpread) * Share(hash), Share(hash[sizeof(uint)..]));

        static double Share(ReadOnlySpan<byte> bytes) => BitConverter.ToUInt32(bytes) / (uint.MaxValue + 1.0);
    }
}
