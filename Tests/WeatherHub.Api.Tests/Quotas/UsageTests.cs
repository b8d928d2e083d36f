using System.Diagnostics.Metrics;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using WeatherHub.Api.Quotas;
using WeatherHub.Api.Redis;
using WeatherHub.Api.Resources.Usage;
using WeatherHub.Api.Telemetry;
using WeatherHub.Api.Tests.Contract;
using WeatherHub.Contracts.V1;
using WeatherHub.Weather.Providers;

namespace WeatherHub.Api.Tests.Quotas;

internal sealed class UsageTests
{
    [Test]
    public async Task What_was_spent_and_saved_is_told_with_what_each_window_leaves()
    {
        await using var hub = new ContractHub();
        var spending = hub.Services.GetRequiredService<UsageStatistics>();
        spending.Called("alpha", 0.25);
        spending.Called("alpha", 0.25);
        spending.Refused("beta");
        spending.SavedByReport(4);
        spending.SavedByOthers(3);
        hub.Services.GetRequiredService<SharedBackoff>().Learn("beta", TimeSpan.FromMinutes(7));
        (await hub.GetAsync("/v1/forecast?lat=1&lon=2")).Dispose();
        (await hub.GetAsync("/v1/forecast?lat=1&lon=2")).Dispose();

        using var response = await hub.GetAsync("/v1/usage");

        var body = await response.Content.ReadAsStringAsync();
        var usage = JsonSerializer.Deserialize(body, ContractJson.Default.Usage)!;
        Assert.Multiple(() =>
        {
            Assert.That(response.Headers.CacheControl!.NoStore, Is.True);
            Assert.That((usage.Since, usage.Requests, usage.UpstreamCalls), Is.EqualTo((hub.Clock.GetUtcNow(), 2L, 2L)));
            Assert.That((usage.Saved.ByReports, usage.Saved.ByJoining), Is.EqualTo((4L, 3L)));
            Assert.That(usage.Saved.ByAnswers, Is.GreaterThan(0));
            Assert.That(
                usage.Providers.Select(provider => (provider.Id, provider.Calls, provider.Refused)),
                Is.EqualTo(new[] { ("alpha", 2L, 0L), ("beta", 0L, 1L) }));
            Assert.That(
                usage.Providers.Select(provider => provider.RestsUntil),
                Is.EqualTo(new DateTimeOffset?[] { null, hub.Clock.GetUtcNow().AddMinutes(7) }));
            Assert.That(body, Does.Not.Contain("0.25").And.Not.Contain("cost"), "prices are nobody's business");
        });
    }

    [Test]
    public async Task Windows_show_their_limit_what_is_used_left_and_kept_and_when_they_end()
    {
        await using var counter = await HttpQuotaFixture.OpenAsync([new(QuotaSpan.Minute, 30, Rolling: true), new(QuotaSpan.Day, 100)]);
        for (var place = 0; place < 3; place++) await counter.RequestAsync(place);
        var usage = UsagePresenter.Present(
            counter.Fetching.Get<UsageStatistics>(), counter.Fetching.Get<ProviderQuotas>(),
                ["vendor-a"], counter.Fetching.Clock.GetUtcNow());

        Assert.That(usage.Providers[0].Calls, Is.EqualTo(3));
        Assert.That(usage.Providers[0].Windows, Is.EqualTo(new[]
        {
            Window("minute", true, 30, 27, 0, counter.Fetching.Clock.GetUtcNow().AddSeconds(66)),
            Window("day", false, 100, 97, 10, new DateTimeOffset(2026, 6, 2, 0, 0, 0, TimeSpan.Zero)),
        }));
    }

    [TestCase("?providers=alpha", 400)]
    [TestCase("", 406)]
    public async Task What_is_asked_wrongly_is_refused_as_everywhere(string query, int status)
    {
        await using var hub = new ContractHub();
        using var response = await hub.GetAsync($"/v1/usage{query}", ("Accept", status == 406 ? "text/csv" : "*/*"));
        Assert.That((int)response.StatusCode, Is.EqualTo(status));
    }

    [Test]
    public async Task Metrics_tell_quota_cost_and_what_was_saved()
    {
        await using var counter = await HttpQuotaFixture.OpenAsync([new(QuotaSpan.Day, 2)]);
        counter.Fetching.Vendors[0].Profile = counter.Fetching.Vendors[0].Profile with
        {
            Quota = counter.Fetching.Vendors[0].Profile.Quota with { CostPerCall = 0.5 },
        };
        var told = new Dictionary<string, double>();
        using var listener = new MeterListener();
        var meter = counter.Fetching.Get<HubMeter>().Meter;
        listener.InstrumentPublished = (instrument, me) =>
        {
            if (ReferenceEquals(instrument.Meter, meter)) me.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>(
            (instrument, value, _, _) => told[instrument.Name] = told.GetValueOrDefault(instrument.Name) + value);
        listener.SetMeasurementEventCallback<long>(
            (instrument, value, _, _) => told[instrument.Name] = told.GetValueOrDefault(instrument.Name) + value);
        listener.Start();
        _ = ActivatorUtilities.CreateInstance<QuotaGauges>(counter.Fetching.Get<IServiceProvider>());

        for (var place = 0; place < 3; place++) await counter.RequestAsync(place);
        await counter.RequestAsync(0);
        listener.RecordObservableInstruments();

        Assert.That(told["weatherhub.provider.cost"], Is.EqualTo(1));
        Assert.That(told["weatherhub.provider.call.refused.count"], Is.EqualTo(1));
        Assert.That(told["weatherhub.provider.call.saved.count"], Is.EqualTo(1));
        Assert.That((told["weatherhub.provider.quota.limit"], told["weatherhub.provider.quota.remaining"]), Is.EqualTo((2, 0)));
    }

    private static QuotaUsage Window(string name, bool rolling, double limit, double left, double kept, DateTimeOffset end) => new()
    {
        Window = name,
        Rolling = rolling,
        Limit = limit,
        Used = limit - left,
        Remaining = left,
        Reserved = kept,
        ResetsAt = end,
    };
}
