using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WeatherHub.Api.Telemetry;
using WeatherHub.Api.Overload;
using WeatherHub.Api.Tests.Contract;
using WeatherHub.Contracts.V1;
using WeatherHub.TestKit;

namespace WeatherHub.Api.Tests.Overload;

public sealed class LoadShedderTests
{
    [Test]
    public async Task Who_comes_to_a_full_house_is_refused_at_once_and_told_when_to_come_again()
    {
        await using var hub = Crowded();
        var gate = Gate(hub);
        var inside = hub.GetAsync("/v1/daily?lat=1&lon=1");
        await Poll.UntilAsync(() => hub.Asked.Count == 1);

        using var refused = await hub.GetAsync("/v1/daily?lat=2&lon=2");
        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That((await refused.ProblemAsync()).Type, Is.EqualTo(ProblemTypes.Overloaded));
        Assert.That(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, Is.InRange(1, 3));
        Assert.That(hub.Asked, Has.Count.EqualTo(1));

        var same = hub.GetAsync("/v1/daily?lat=1&lon=1&days=7");
        gate.SetResult();
        Assert.That(
            ((await inside).StatusCode, (await same).StatusCode),
            Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.OK)),
            "one answer for both");
        using var after = await hub.GetAsync("/v1/daily?lat=2&lon=2");
        Assert.That(after.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Who_finds_as_many_inside_as_may_be_waits_for_one_to_leave_as_long_as_anybody_waits(bool leaves)
    {
        await using var hub = Crowded(queue: 1);
        var gate = Gate(hub);
        var inside = hub.GetAsync("/v1/daily?lat=1&lon=1");
        await Poll.UntilAsync(() => hub.Asked.Count == 1);
        var door = hub.Services.GetRequiredService<LoadShedder>();
        var next = door.AdmitAsync(() => Task.FromResult(true), _ => false);
        Assert.That(next.IsCompleted, Is.False);

        if (leaves) gate.SetResult();
        else hub.Clock.Advance(TimeSpan.FromMilliseconds(500));

        Assert.That(await next, Is.EqualTo(leaves));
        gate.TrySetResult();
        (await inside).Dispose();
        Assert.That(await door.AdmitAsync(() => Task.FromResult(true), _ => false), Is.True);
    }

    [Test]
    public async Task What_is_stored_and_what_is_fixed_is_served_however_full_it_is()
    {
        await using var hub = Crowded();
        using var stored = await hub.GetAsync("/v1/daily?lat=3&lon=3");
        var gate = Gate(hub);
        var inside = hub.GetAsync("/v1/daily?lat=1&lon=1");
        await Poll.UntilAsync(() => hub.Asked.Count == 2);

        using var again = await hub.GetAsync("/v1/daily?lat=3&lon=3");
        using var conditions = await hub.GetAsync("/v1/conditions");
        Assert.That((again.StatusCode, conditions.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.OK)));
        gate.SetResult();
        (await inside).Dispose();
    }

    [Test]
    public async Task Work_that_waits_long_for_a_processor_lets_fewer_in()
    {
        var clock = new ManualTimeProvider();
        var lag = TimeSpan.FromMilliseconds(150);
        var collection = new ServiceCollection();
        collection.AddLogging().AddMetrics().AddSingleton<TimeProvider>(clock);
        collection.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        collection.AddSingleton<SchedulerProbe>(_ => () =>
        {
            clock.Advance(lag);
            return Task.CompletedTask;
        });
        collection.AddMeter();
        collection.AddOverload();
        await using var services = collection.BuildServiceProvider();
        var door = services.GetRequiredService<LoadShedder>();

        for (var work = 0; work < 100; work++) await door.AdmitAsync(() => Task.FromResult(true), _ => false);
        Assert.That(door.Limit, Is.EqualTo(32));
        lag = TimeSpan.FromMilliseconds(1);
        var inside = new Queue<(TaskCompletionSource<bool> Gate, Task<bool> Work)>();
        for (var turn = 0; turn < 500; turn++)
        {
            if (inside.Count >= door.Limit)
            {
                var first = inside.Dequeue();
                first.Gate.SetResult(true);
                Assert.That(await first.Work, Is.True);
            }

            var gate = new TaskCompletionSource<bool>();
            inside.Enqueue((gate, door.AdmitAsync(() => gate.Task, _ => false)));
        }

        Assert.That(door.Limit, Is.GreaterThan(40));
    }

    [Test]
    public async Task Who_waits_for_a_vendor_takes_nobodys_processor()
    {
        await using var hub = Crowded(most: 100);
        var gate = Gate(hub);
        var inside = new List<Task<HttpResponseMessage>>();
        for (var caller = 1; caller <= Environment.ProcessorCount + 2; caller++)
        {
            inside.Add(hub.GetAsync($"/v1/daily?lat={caller}&lon={caller}"));
            await Poll.UntilAsync(() => hub.Asked.Count == inside.Count);
        }

        gate.SetResult();
        Assert.That((await Task.WhenAll(inside)).Select(answer => answer.StatusCode), Is.All.EqualTo(HttpStatusCode.OK));
    }

    /// <summary>Work that goes on once the gate is opened.</summary>
    private static TaskCompletionSource Gate(Contract.ContractHub hub)
    {
        var gate = new TaskCompletionSource();
        hub.Desk = async request =>
        {
            await gate.Task;
            return Contract.Answers.Whole(request);
        };
        return gate;
    }

    private static Contract.ContractHub Crowded(int most = 1, int queue = 0) => new(services => services.AddSingleton<IConfiguration>(
        new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("Hub:Admission:Most", $"{most}"), new("Hub:Admission:Least", "1"), new("Hub:Admission:Queue", $"{queue}"),
        ]).Build()));
}
