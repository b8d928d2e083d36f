using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using WeatherHub.Api.Telemetry;
using WeatherHub.Api.Tests.Fetching;
using WeatherHub.Api.Tests.Hosting;
using WeatherHub.Api.Tests.Resilience;
using WeatherHub.TestKit;

namespace WeatherHub.Api.Tests.Telemetry;

[NonParallelizable]
public sealed class TraceTests
{
    private const string Canary = "CANARY-1f0c2a77";

    private static readonly string[] Sources = ["WeatherHub", "Microsoft.AspNetCore", "System.Net.Http"];

    [Test]
    public async Task One_trace_shows_the_request_the_cache_the_fan_out_each_vendor_and_its_calls_and_tells_no_place_and_no_key()
    {
        using var spans = new SpanRecorder(Sources);
        await using var vendor = await StubVendor.StartAsync((context, _) => StubVendor.Say(context, 500));
        await using var hub = await Hub.StartAsync(
            vendor.Address,
            static builder => builder.Services.AddOpenTelemetry().WithTracing(traces => traces.AddHubSpans()),
            $"--Providers:OpenMeteo:ApiKey={Canary}");
        await hub.GetAsync("/v1/forecast?lat=39.74561&lon=-97.08923");
        await Poll.UntilAsync(() => spans.Any(IsRequest));

        var request = spans.Single(IsRequest);
        Assert.That((request.DisplayName, request.Status), Is.EqualTo(("GET /v1/forecast", ActivityStatusCode.Error)));
        Assert.That(request.GetTagItem("http.route"), Is.EqualTo("/v1/forecast"));
        Assert.That(
            (request.GetTagItem("http.response.status_code"), request.GetTagItem("error.type")),
            Is.EqualTo(((object)503, (object)"503")));
        Assert.That(request.GetTagItem("weatherhub.outcome"), Is.EqualTo("failed"));

        var trace = spans.Where(span => span.TraceId == request.TraceId).ToList();
        var cache = trace.Single(span => span.DisplayName == "weatherhub.cache");
        var fanOut = trace.Single(span => span.DisplayName == "weatherhub.fanout");
        var vendors = trace.Where(span => span.DisplayName.StartsWith("weatherhub.provider ", StringComparison.Ordinal)).ToList();
        var calls = trace.Where(span => span.Source.Name == "System.Net.Http").ToList();
        Assert.That(new[] { cache.ParentSpanId, fanOut.ParentSpanId }, Has.All.EqualTo(request.SpanId));
        Assert.That(vendors.Select(span => span.GetTagItem("weatherhub.provider.name")).Distinct().Count(), Is.GreaterThanOrEqualTo(3));
        Assert.That(vendors.Select(span => span.ParentSpanId), Has.All.EqualTo(fanOut.SpanId));
        Assert.That(vendors.Select(span => span.GetTagItem("weatherhub.provider.circuit.state")), Has.All.EqualTo("closed"));
        Assert.That(
            vendors.Select(span => span.GetTagItem("error.type")),
            Has.All.EqualTo("500").Or.All.EqualTo("timeout"),
            "as the log says");
        Assert.That(calls, Is.Not.Empty);
        Assert.That(calls.Select(span => span.ParentSpanId), Is.SubsetOf(vendors.Select(span => span.SpanId)));

        var said = trace
            .SelectMany(span => span.TagObjects)
            .Select(tag => tag.Value is string[] many ? string.Join(',', many) : $"{tag.Value}")
            .ToList();
        Assert.That(vendor.Requests, Has.Some.Contain(Canary).And.Some.Contain("39.7"), "or nothing could leak");
        Assert.That(said, Has.None.Contain(Canary));
        Assert.That(said, Has.None.Match(@"39\.7\d|97\.0\d|97\.1\d"));
        Assert.That(vendors.Select(span => span.GetTagItem("weatherhub.cell")), Has.All.EqualTo("39.8,-97.1").Or.All.EqualTo("39.7,-97.1"));
    }

    [Test]
    public async Task An_answer_given_again_is_told_as_cached()
    {
        using var spans = new SpanRecorder(Sources);
        await using var face = new Contract.ContractHub();
        using (await face.GetAsync("/v1/forecast?lat=1&lon=1")) { }
        using (await face.GetAsync("/v1/forecast?lat=1&lon=1")) { }
        await Poll.UntilAsync(() => spans.Count(IsServer) == 2);

        Assert.That(spans.Where(IsServer).Select(span => span.GetTagItem("weatherhub.outcome")), Is.EqualTo(new[] { null, "cached" }));
    }

    [Test]
    public async Task A_refresh_in_the_background_is_a_trace_of_its_own_linked_to_its_cause()
    {
        using var spans = new SpanRecorder(Sources);
        using var fixture = new FetchingFixture(vendors: 1);
        await fixture.RequestAsync();
        fixture.Clock.Advance(FakeProvider.Freshness * 1.2);
        using var source = new ActivitySource("WeatherHub");
        using var request = source.StartActivity("request")!;
        await fixture.RequestAsync();

        var refresh = spans.Last(span => span.DisplayName == "weatherhub.provider vendor-a");
        Assert.That(refresh.ParentSpanId, Is.EqualTo(default(ActivitySpanId)));
        Assert.That(refresh.TraceId, Is.Not.EqualTo(request.TraceId));
        Assert.That(refresh.Links.Single().Context.TraceId, Is.EqualTo(request.TraceId));
    }

    private static bool IsServer(Activity span) => span is { Source.Name: "Microsoft.AspNetCore", Kind: ActivityKind.Server };

    // The stub of the vendor is a server in this process too.
    private static bool IsRequest(Activity span) =>
        span.Source.Name == "Microsoft.AspNetCore" && span.GetTagItem("http.route") is "/v1/forecast";
}
