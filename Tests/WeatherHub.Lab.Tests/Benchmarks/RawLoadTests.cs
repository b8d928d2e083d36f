using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using WeatherHub.Lab.Benchmarks.Load;
using WeatherHub.Lab.Benchmarks.Servers;
using WeatherHub.TestKit;

namespace WeatherHub.Lab.Tests.Benchmarks;

internal sealed class RawLoadTests
{
    private int requests;
    private int failures;

    [SetUp]
    public void Begin() => (requests, failures) = (0, 0);

    [Test]
    public async Task A_closed_loop_sends_exactly_what_was_planned_and_counts_each_status()
    {
        await using var server = await ServeAsync(context =>
        {
            if (Interlocked.Increment(ref requests) % 10 == 0) context.Response.StatusCode = 503;
            return context.Response.WriteAsync("answer");
        });
        var result = await RunAsync(new LoadPlan(Port(server), 4, [RequestBytes.Get("/a"), RequestBytes.Get("/b")]) { Count = 1_000 });
        Assert.That(requests, Is.EqualTo(1_000));
        Assert.That(result.Statuses, Is.EquivalentTo(new Dictionary<int, long> { [200] = 900, [503] = 100 }));
        Assert.That((result.Answers, result.Except(200), result.Times.Count), Is.EqualTo((1_000, 100, 1_000)));
        Assert.That($"{result}", Is.EqualTo("900 × 200, 100 × 503"));
    }

    [Test]
    public async Task Requests_go_out_in_turn_with_their_headers()
    {
        List<string> heard = [];
        await using var server = await ServeAsync(context =>
        {
            heard.Add($"{context.Request.Path}{context.Request.QueryString} {context.Request.Headers.AcceptEncoding}");
            return Task.CompletedTask;
        });
        byte[][] sent = [RequestBytes.Get("/a?b=c", "Accept-Encoding: br"), RequestBytes.Get("/d")];
        await RunAsync(new LoadPlan(Port(server), 1, sent) { Count = 3 });
        Assert.That(heard, Is.EqualTo(new[] { "/a?b=c br", "/d ", "/a?b=c br" }));
    }

    [Test]
    public async Task A_connection_that_ends_without_a_response_is_counted_and_replaced()
    {
        await using var server = await ServeAsync(context =>
        {
            if (Interlocked.Increment(ref failures) == 3) context.Abort();
            return Task.CompletedTask;
        });
        var result = await RunAsync(new LoadPlan(Port(server), 1, [RequestBytes.Get("/")]) { Count = 5 });
        Assert.That(result.Statuses, Is.EquivalentTo(new Dictionary<int, long> { [0] = 1, [200] = 4 }));
    }

    [Test]
    public async Task In_an_open_loop_a_request_is_timed_from_when_it_was_due()
    {
        // One connection, which the first request holds for 200 ms: the others become due all the same.
        var clock = new ManualTimeProvider();
        await using var server = await ServeAsync(_ =>
        {
            if (Interlocked.Increment(ref requests) == 1) clock.Advance(TimeSpan.FromMilliseconds(200));
            return Task.CompletedTask;
        });
        var plan = new LoadPlan(Port(server), 1, [RequestBytes.Get("/")]) { Count = 100, PerSecond = 1_000 };
        var result = await RawLoad.RunAsync(plan, clock, CancellationToken.None);
        Assert.That(result.Answers, Is.EqualTo(100));
        Assert.That(result.Times.Quantile(0), Is.EqualTo(101).Within(1).Percent);
        Assert.That(result.Times.Quantile(1), Is.EqualTo(200).Within(1).Percent);
    }

    private static async Task<WebApplication> ServeAsync(RequestDelegate answer)
    {
        var app = ReferenceServers.Empty(0).Build();
        app.Run(answer);
        await app.StartAsync();
        return app;
    }

    private static int Port(WebApplication app) => new Uri(app.Urls.First()).Port;

    private static Task<LoadResult> RunAsync(LoadPlan plan) => RawLoad.RunAsync(plan, TimeProvider.System, CancellationToken.None);
}
