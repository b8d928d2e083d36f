using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Trace;
using WeatherHub.Api.Hosting;
using WeatherHub.Api.Telemetry;
using WeatherHub.Api.Tests.Resilience;
using WeatherHub.TestKit;

namespace WeatherHub.Api.Tests.Hosting;

public sealed class LifecycleTests
{
    private static readonly Uri Nowhere = new("http://127.0.0.1:9/");

    [Test]
    public async Task A_hub_that_is_told_to_stop_says_so_at_once_and_serves_for_a_while()
    {
        var clock = new ManualTimeProvider();
        await using var hub = await Hub.StartAsync(
            Nowhere,
            builder => builder.Services.AddSingleton<TimeProvider>(clock),
            "--Hub:Lifecycle:DrainDelay=00:00:03");
        var ready = await hub.GetAsync("/health/ready");

        var stopping = hub.App.StopAsync();
        var draining = await hub.GetAsync("/health/ready");
        var alive = await hub.GetAsync("/health/live");
        var served = await hub.GetAsync("/v1/conditions");
        Assert.That(stopping.IsCompleted, Is.False);
        clock.Advance(TimeSpan.FromSeconds(3));
        await stopping;

        Assert.That((ready.Status, draining.Status), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable)));
        Assert.That((alive.Status, served.Status), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.OK)));
        Assert.That(async () => await hub.GetAsync("/health/live"), Throws.InstanceOf<HttpRequestException>());
    }

    [Test]
    public async Task A_request_under_way_is_finished_before_the_hub_is_gone()
    {
        var asked = new TaskCompletionSource();
        var gate = new TaskCompletionSource();
        await using var vendor = await StubVendor.StartAsync(async (context, _) =>
        {
            asked.TrySetResult();
            await gate.Task;
            await StubVendor.Say(context, 500);
        });
        await using var hub = await Hub.StartAsync(vendor.Address, "--Hub:FanOut:Deadline=00:00:10");
        var pending = hub.GetAsync("/v1/forecast?lat=52.52&lon=13.41");
        await asked.Task;

        var stopping = hub.App.StopAsync();
        Assert.That(stopping.IsCompleted, Is.False);
        gate.SetResult();

        Assert.That((await pending).Status, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        await stopping;
    }

    [Test]
    public async Task Stopping_may_take_the_drain_and_then_the_requests_under_way()
    {
        await using var app = WeatherHubHost.Create(
            Hub.Arguments(Nowhere, "--Hub:Lifecycle:DrainDelay=00:00:04", "--Hub:Lifecycle:StopTimeout=00:00:20"));
        Assert.That(app.Services.GetRequiredService<IOptions<HostOptions>>().Value.ShutdownTimeout, Is.EqualTo(TimeSpan.FromSeconds(24)));
    }

    [TestCase("--Hub:Lifecycle:DrainDelay=00:02:00", "Hub:Lifecycle:DrainDelay")]
    [TestCase("--Hub:Lifecycle:StopTimeout=00:00:00", "Hub:Lifecycle:StopTimeout")]
    [TestCase("--Hub:Lifecycle:WarmUp=00:01:01", "Hub:Lifecycle:WarmUp")]
    public void A_setting_out_of_its_range_is_named(string argument, string key) =>
        Assert.That(
            () => WeatherHubHost.Create(Hub.Arguments(Nowhere, argument)),
            Throws.InstanceOf<OptionsValidationException>().With.Message.Contains(key));

    [Test]
    public async Task The_warm_up_answers_every_target_and_calls_no_provider()
    {
        var statuses = await JitWarmup.RunAsync(CancellationToken.None);
        Assert.That(statuses, Is.EqualTo(new[] { 200, 200, 200, 200, 400, 200 }));
    }

    [Test, NonParallelizable]
    public async Task Telemetry_sees_nothing_of_the_warm_up()
    {
        var (meters, spans) = (new ConcurrentQueue<string>(), new List<Activity>());
        using var tracing = Sdk.CreateTracerProviderBuilder()
            .AddSource(HubTracing.SourceName, "Microsoft.AspNetCore", "System.Net.Http")
            .AddProcessor(new SpanCollector(spans))
            .Build();
        using var listener = new MeterListener { InstrumentPublished = (instrument, _) => meters.Enqueue(instrument.Meter.Name) };
        listener.Start();
        meters.Clear();
        await JitWarmup.RunAsync(CancellationToken.None);
        Assert.That(meters, Does.Contain("warmup").And.Not.Contain(HubMeter.MeterName).And.None.StartWith("Microsoft.AspNetCore"));
        Assert.That(spans, Is.Empty);
    }

    [Test]
    public async Task The_warm_up_ends_when_the_hub_listens() =>
        Assert.That(await JitWarmup.RunAsync(new CancellationToken(canceled: true)), Is.Empty);

    [Test]
    public async Task A_hub_that_warmed_up_shows_nothing_of_it()
    {
        await using var hub = await Hub.StartAsync(Nowhere, "--Hub:Lifecycle:WarmUp=00:00:10");
        var (status, body, _) = await hub.GetAsync("/v1/providers");
        Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(body, Does.Not.Contain("warmup"));
    }

    private sealed class SpanCollector(List<Activity> spans) : BaseProcessor<Activity>
    {
        public override void OnEnd(Activity data)
        {
            lock (spans) spans.Add(data);
        }
    }
}
