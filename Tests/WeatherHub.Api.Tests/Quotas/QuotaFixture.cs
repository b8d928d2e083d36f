using WeatherHub.Api.Quotas;
using WeatherHub.Api.Redis;
using WeatherHub.TestKit;
using WeatherHub.Weather.Providers;

namespace WeatherHub.Api.Tests.Quotas;

/// <summary>One vendor's budget in a store, on the test's own clock.</summary>
internal sealed class QuotaFixture(IQuotaStore store, SharedBackoff backoff, Budget budget, TimeProvider clock)
{
    public static Budget Budget(params QuotaWindow[] windows) => new("vendor-a", new CallQuota { Windows = windows }, reserve: 0.1);

    public static QuotaFixture Local(ManualTimeProvider clock, params QuotaWindow[] windows)
    {
        var circuit = new RedisCircuit(
            new SharedFetchOptions(default, TimeSpan.FromSeconds(1), default, default, default, default, default),
            clock);
        var backoff = new SharedBackoff(new RedisStore(circuit, RedisConnection.None), clock);
        return new QuotaFixture(new LocalQuotaStore(backoff), backoff, Budget(windows), clock);
    }

    public IQuotaStore Store => store;

    public double Taken => Calls.Shown(store.StateOf(budget).Read(clock.GetUtcNow())[0].Taken);

    public async Task<PermitResult> TakeAsync(double weight = 1, bool mattersMost = true) =>
        !mattersMost && store.StateOf(budget).WaitOutsideReserve(Permit(weight)) is { } wait
            ? PermitResult.Refused(wait)
            : await store.TakeAsync(budget, Permit(weight));

    /// <summary>How many of so many calls are granted, one after the other.</summary>
    public async Task<int> GrantedAsync(int calls, double weight = 1, bool mattersMost = true)
    {
        var granted = 0;
        for (var call = 0; call < calls; call++)
            if ((await TakeAsync(weight, mattersMost)).IsGranted)
                granted++;
        return granted;
    }

    public Task ReturnAsync(double weight = 1) => store.ReturnAsync(budget, Permit(weight)).AsTask();

    public Task RestAsync(TimeSpan rest) => backoff.BeginAsync("vendor-a", rest);

    private Permit Permit(double weight) => new(Calls.Counted(weight), clock.GetUtcNow());
}
