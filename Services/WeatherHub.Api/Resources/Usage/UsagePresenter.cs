using WeatherHub.Api.Quotas;
using WeatherHub.Contracts.V1;

namespace WeatherHub.Api.Resources.Usage;

/// <summary>Shows what was spent and saved. Prices are the operator's business and stand in the metrics only.</summary>
internal static class UsagePresenter
{
    internal static Contracts.V1.Usage Present(
        UsageStatistics statistics, ProviderQuotas quotas, IEnumerable<string> vendors, DateTimeOffset now)
    {
        ProviderUsage[] providers = [.. vendors.Select(vendor => Provider(vendor, statistics.Of(vendor), quotas, now))];
        return new Contracts.V1.Usage
        {
            Since = statistics.Since,
            Requests = statistics.Requests,
            UpstreamCalls = providers.Sum(provider => provider.Calls),
            Saved = new SavedCalls
            {
                ByAnswers = statistics.SavedByAnswers,
                ByReports = statistics.SavedByReports,
                ByJoining = statistics.SavedByJoining,
            },
            Providers = providers,
        };
    }

    private static ProviderUsage Provider(string vendor, UsageStatistics.Totals totals, ProviderQuotas quotas, DateTimeOffset now) => new()
    {
        Id = vendor,
        Calls = totals.Calls,
        Refused = totals.Refusals,
        RestsUntil = quotas.RestsUntil(vendor),
        Windows = [.. quotas.StateOf(vendor).Read(now).Select(entry => Quota(entry.Window, entry.Taken, now))],
    };

    private static QuotaUsage Quota(Window window, long taken, DateTimeOffset now)
    {
        var left = Math.Max(0, window.Limit - taken);
        return new QuotaUsage
        {
            Window = window.Name,
            Rolling = window.Quota.Rolling,
            Limit = Calls.Shown(window.Limit),
            Used = Calls.Shown(taken),
            Remaining = Calls.Shown(left),
            Reserved = Calls.Shown(Math.Min(left, window.Limit - window.Open)),
            ResetsAt = window.EndOf(window.BucketAt(now)),
        };
    }
}
