using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using WeatherHub.Api.Redis;

namespace WeatherHub.Api.Quotas;

/// <summary>
/// Counts calls for the whole fleet in Redis, each in one step. While Redis is out, every replica goes on from what it last knew and takes
/// only its share of the rest; once Redis is back it is told what was taken meanwhile, and after a loss what was known.
/// </summary>
internal sealed class RedisQuotaStore(
    QuotaScript script, SharedBackoff backoff, IOptions<QuotaOptions> options, TimeProvider clock) : IQuotaStore
{
    // A bucket stays a little longer than it counts: clocks of replicas differ.
    private static readonly TimeSpan ExpiryMargin = TimeSpan.FromMinutes(1);

    // For the moment in which others gave back what this call did not find.
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(100);

    private readonly long replica = RandomNumberGenerator.GetInt32(int.MaxValue);
    private readonly ConcurrentDictionary<string, QuotaState> states = new();
    private int replicas = options.Value.Replicas;

    public QuotaState StateOf(Budget budget) => states.GetOrAdd(budget.Provider, _ => new QuotaState(budget));

    public async ValueTask<PermitResult> TakeAsync(Budget budget, Permit permit)
    {
        if (backoff.Left(budget.Provider) is { } left) return PermitResult.Refused(left, rests: true);
        var state = StateOf(budget);
        return await TellAsync(budget, state, permit) ?? state.Take(permit, Volatile.Read(ref replicas));
    }

    /// <summary>A call that weighs nothing tells and learns as any other.</summary>
    public async ValueTask LookAsync(Budget budget) => await TellAsync(budget, StateOf(budget), new Permit(0, clock.GetUtcNow()));

    private async Task<PermitResult?> TellAsync(Budget budget, QuotaState state, Permit permit)
    {
        var buckets = state.HandOver(permit.At);
        if (await script(budget.Provider, QuotaScripts.Take, Keys(budget, buckets), Values(budget, permit, buckets))
            is not [var taken, var rest, var seen, .. var totals]
            || totals.Length != buckets.Count)
        {
            state.Owe(buckets);
            return null;
        }

        Volatile.Write(ref replicas, (int)Math.Clamp(seen, options.Value.Replicas, int.MaxValue));
        state.Learn(buckets, totals);
        if (taken == 1) return PermitResult.Granted;
        if (rest == 0) return PermitResult.Refused(state.WaitFor(permit) ?? Soon);
        backoff.Learn(budget.Provider, TimeSpan.FromMilliseconds(rest));
        return PermitResult.Refused(TimeSpan.FromMilliseconds(rest), rests: true);
    }

    public async ValueTask ReturnAsync(Budget budget, Permit permit)
    {
        if (!StateOf(budget).Return(permit)) return;
        string[] keys = [.. budget.Windows.Select(window => Key(budget, window, window.BucketAt(permit.At)))];
        await script(budget.Provider, QuotaScripts.Return, keys, [permit.Weight]);
    }

    private static string[] Keys(Budget budget, IReadOnlyList<Bucket> buckets) =>
        [SharedBackoff.Key(budget.Provider)!, Key(budget, "replicas"),
         .. buckets.Select(bucket => Key(budget, bucket.Window, bucket.Index))];

    private long[] Values(Budget budget, Permit permit, IReadOnlyList<Bucket> buckets)
    {
        List<long> values = [permit.Weight, replica, budget.Windows.Count];
        foreach (var window in budget.Windows)
        {
            values.Add(window.Buckets);
            values.Add(window.Limit);
            foreach (var bucket in buckets.Where(bucket => bucket.Window == window))
            {
                var expiry = window.EndOf(bucket.Index) - permit.At + ExpiryMargin;
                values.AddRange([bucket.Known, bucket.Owed, (long)expiry.TotalMilliseconds]);
            }
        }

        return [.. values];
    }

    private static string Key(Budget budget, Window window, long bucket) =>
        Key(budget, $"{window.Name}{(window.Quota.Rolling ? "/" : ":")}{bucket}");

    private static string Key(Budget budget, string rest) => $"{RedisAddress.Prefix}{{budget/{budget.Provider}}}:{rest}";
}
