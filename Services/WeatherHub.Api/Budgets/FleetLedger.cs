using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace WeatherHub.Api.Budgets;

/// <summary>
/// Counts calls for the whole fleet in Redis, each in one step. While Redis is out, every replica goes on from what it last knew and takes only its
/// share of the rest; once Redis is back it is told what was taken meanwhile, and after a loss what was known.
/// </summary>
internal sealed class FleetLedger(FleetScript script, IOptions<BudgetOptions> options, TimeProvider clock) : IBudgetLedger
{
    // A bucket stays a little longer than it counts: clocks of replicas differ.
    private static readonly TimeSpan Spare = TimeSpan.FromMinutes(1);

    // For the moment in which others gave back what this call did not find.
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(100);

    private readonly long replica = RandomNumberGenerator.GetInt32(int.MaxValue);
    private readonly ConcurrentDictionary<string, Account> accounts = new();
    private int replicas = options.Value.Replicas;

    public Account AccountOf(Budget budget) => accounts.GetOrAdd(budget.Provider, _ => new Account(budget));

    public async ValueTask<Verdict> TakeAsync(Budget budget, Charge charge)
    {
        var account = AccountOf(budget);
        if (account.RestsUntil > charge.At) return Verdict.Refused(account.RestsUntil - charge.At, rests: true);
        return await TellAsync(budget, account, charge) ?? account.Take(charge, Volatile.Read(ref replicas));
    }

    /// <summary>A call that weighs nothing tells and learns as any other.</summary>
    public async ValueTask LookAsync(Budget budget) => await TellAsync(budget, AccountOf(budget), new Charge(0, MatterMost: true, clock.GetUtcNow()));

    private async Task<Verdict?> TellAsync(Budget budget, Account account, Charge charge)
    {
        var buckets = account.HandOver(charge.At);
        if (await script(budget.Provider, FleetScripts.Take, Keys(budget, buckets), Values(budget, charge, buckets)) is not [var taken, var rest, var seen, .. var totals]
            || totals.Length != buckets.Count)
        {
            account.Owe(buckets);
            return null;
        }

        Volatile.Write(ref replicas, (int)Math.Clamp(seen, options.Value.Replicas, int.MaxValue));
        account.Learn(buckets, totals);
        if (taken == 1) return Verdict.Granted;
        if (rest == 0) return Verdict.Refused(account.WaitFor(charge) ?? Soon);
        account.Rest(charge.At + TimeSpan.FromMilliseconds(rest));
        return Verdict.Refused(TimeSpan.FromMilliseconds(rest), rests: true);
    }

    public async ValueTask ReturnAsync(Budget budget, Charge charge)
    {
        if (!AccountOf(budget).Return(charge)) return;
        string[] keys = [.. budget.Windows.Select(window => Key(budget, window, window.BucketAt(charge.At)))];
        await script(budget.Provider, FleetScripts.Return, keys, [charge.Weight]);
    }

    public async ValueTask RestAsync(Budget budget, TimeSpan rest)
    {
        AccountOf(budget).Rest(clock.GetUtcNow() + rest);
        await script(budget.Provider, FleetScripts.Rest, [Key(budget, "rest")], [(long)rest.TotalMilliseconds]);
    }

    private static string[] Keys(Budget budget, IReadOnlyList<Bucket> buckets) =>
        [Key(budget, "rest"), Key(budget, "replicas"), .. buckets.Select(bucket => Key(budget, bucket.Window, bucket.Index))];

    private long[] Values(Budget budget, Charge charge, IReadOnlyList<Bucket> buckets)
    {
        List<long> values = [charge.Weight, replica, budget.Windows.Count];
        foreach (var window in budget.Windows)
        {
            values.Add(window.Buckets);
            values.Add(charge.MatterMost ? window.Limit : window.Open);
            foreach (var bucket in buckets.Where(bucket => bucket.Window == window))
                values.AddRange([bucket.Known, bucket.Owed, (long)(window.EndOf(bucket.Index) - charge.At + Spare).TotalMilliseconds]);
        }

        return [.. values];
    }

    private static string Key(Budget budget, Window window, long bucket) => Key(budget, $"{window.Name}{(window.Quota.Rolling ? "/" : ":")}{bucket}");

    private static string Key(Budget budget, string rest) => $"weatherhub:{{budget/{budget.Provider}}}:{rest}";
}
