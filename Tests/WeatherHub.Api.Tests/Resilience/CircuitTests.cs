using Polly.CircuitBreaker;
using WeatherHub.Api.Fetching;
using WeatherHub.Api.Fetching.Steps;
using WeatherHub.Api.Resilience;
using WeatherHub.Api.Tests.Fetching;
using WeatherHub.Api.Tests.Hosting;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Tests.Resilience;

public sealed class CircuitTests
{
    [Test]
    public async Task A_vendor_that_keeps_failing_is_left_alone_and_then_tried_once()
    {
        var dead = true;
        await using var vendor = await StubVendor.StartAsync((context, _) => StubVendor.Say(context, dead ? 500 : 200));
        using var client = new ResilientClient(vendor.Address);
        for (var call = 0; call < 6; call++) (await client.Http.GetAsync("/")).Dispose();

        Assert.That(
            async () => await client.Http.GetAsync("/"),
            Throws.InstanceOf<ProviderFaultException>().With.Property(nameof(ProviderFaultException.Kind)).EqualTo(FaultKind.CircuitOpen));
        Assert.That((client.Transport.Circuit, vendor.Requests.Count), Is.EqualTo((CircuitState.Open, 6)));
        client.Clock.Advance(TimeSpan.FromSeconds(5));
        (await client.Http.GetAsync("/")).Dispose();
        Assert.That(
            async () => await client.Http.GetAsync("/"),
            Throws.InstanceOf<ProviderFaultException>().With.Property(nameof(ProviderFaultException.Kind)).EqualTo(FaultKind.CircuitOpen));
        Assert.That(vendor.Requests, Has.Count.EqualTo(7));

        dead = false;
        client.Clock.Advance(TimeSpan.FromSeconds(5));
        (await client.Http.GetAsync("/")).Dispose();
        Assert.That(client.Transport.Circuit, Is.EqualTo(CircuitState.Closed));
    }

    [Test]
    public async Task An_open_circuit_is_reported_as_such_and_not_as_the_fault_that_opened_it()
    {
        await using var vendor = await StubVendor.StartAsync((context, _) =>
        {
            context.Abort();
            return Task.CompletedTask;
        });
        await using var hub = await Hub.StartAsync(vendor.Address);
        var desk = hub.Get<IForecastService>();
        var request = Sample.Request(ReportKind.Forecast) with { Providers = ["open-meteo"] };
        var kinds = new List<FaultKind>();
        for (var place = 0; place < 8; place++)
        {
            var answer = await desk.ForecastAsync(request with { Place = new Coordinates(place, place) }, CancellationToken.None);
            kinds.Add(((Failed)answer.Outcomes[0]).Kind);
        }

        Assert.That(kinds, Is.EqualTo(Enumerable.Repeat(FaultKind.Network, 6).Concat(Enumerable.Repeat(FaultKind.CircuitOpen, 2))));
    }

    [Test]
    public async Task A_refusal_by_rate_does_not_open_the_circuit()
    {
        await using var vendor = await StubVendor.StartAsync((context, _) => StubVendor.Say(context, 429));
        using var client = new ResilientClient(vendor.Address, ("CircuitSampling", "00:10:00"));
        for (var call = 0; call < 20; call++)
        {
            (await client.Http.GetAsync("/")).Dispose();
            client.Clock.Advance(TimeSpan.FromSeconds(60));
        }

        Assert.That(vendor.Requests, Has.Count.EqualTo(20));
        Assert.That(client.Transport.Circuit, Is.EqualTo(CircuitState.Closed));
    }

    [Test]
    public async Task A_connection_that_is_reset_is_a_fault_of_the_network()
    {
        await using var vendor = await StubVendor.StartAsync((context, _) =>
        {
            context.Abort();
            return Task.CompletedTask;
        });
        using var client = new ResilientClient(vendor.Address);
        var thrown = Assert.CatchAsync(async () => await client.Http.GetAsync("/"));
        Assert.That(FaultMapping.Of(thrown!).Kind, Is.EqualTo(FaultKind.Network));
    }

    [Test]
    public async Task No_more_calls_than_allowed_are_under_way_and_no_more_wait_than_there_is_room_for()
    {
        var gate = new TaskCompletionSource();
        await using var vendor = await StubVendor.StartAsync(async (context, _) =>
        {
            await gate.Task;
            await StubVendor.Say(context, 200);
        });
        using var client = new ResilientClient(vendor.Address, ("Concurrency", "2"), ("Queue", "1"));
        var calls = Enumerable.Range(0, 4).Select(_ => client.Http.GetAsync("/")).ToArray();
        await Task.WhenAny(calls);
        Assert.That(calls.Count(call => call.IsFaulted && call.Exception!.InnerException is QueueFullException), Is.EqualTo(1));
        Assert.That(vendor.Requests.Count, Is.LessThanOrEqualTo(2));
        gate.SetResult();
        foreach (var call in calls.Where(call => !call.IsFaulted)) (await call).Dispose();
        Assert.That(vendor.Requests, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task The_whole_call_ends_at_its_own_timeout_also_while_it_waits_its_turn()
    {
        await using var vendor = await StubVendor.StartAsync(
            (context, _) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted));
        using var client = new ResilientClient(
            vendor.Address, ("Concurrency", "1"), ("TotalTimeout", "00:00:02"), ("AttemptTimeout", "00:00:30"));
        var calls = Enumerable.Range(0, 2).Select(_ => client.Http.GetAsync("/")).ToArray();
        client.Clock.Advance(TimeSpan.FromSeconds(2));
        foreach (var call in calls)
        {
            var thrown = Assert.CatchAsync(async () => await call);
            Assert.That(FaultMapping.Of(thrown!).Kind, Is.EqualTo(FaultKind.Timeout));
        }
    }
}
