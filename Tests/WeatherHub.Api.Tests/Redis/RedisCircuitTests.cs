using Polly.CircuitBreaker;
using WeatherHub.Api.Fetching.Kinds;
using WeatherHub.Api.Redis;
using WeatherHub.TestKit;

namespace WeatherHub.Api.Tests.Redis;

public sealed class RedisCircuitTests
{
    private static readonly SharedFetchOptions Defaults = new(
        new ReportsOptions().SharedDeadline, new ReportsOptions().SharedBreak, default, default, default, default, default);

    [Test]
    public async Task A_store_that_answered_often_and_then_stands_still_is_waited_for_three_times()
    {
        var clock = new ManualTimeProvider();
        var circuit = new RedisCircuit(Defaults, clock);
        for (var call = 0; call < 100; call++) await circuit.RunAsync(() => Task.FromResult(call));

        var waitedFor = 0;
        for (var call = 0; call < 10; call++)
        {
            var pending = circuit.RunAsync(() =>
            {
                waitedFor++;
                return new TaskCompletionSource<int>().Task;
            });
            clock.Advance(TimeSpan.FromMilliseconds(50));
            Assert.That((await pending).Exception, Is.InstanceOf<TimeoutException>().Or.InstanceOf<BrokenCircuitException>());
        }

        Assert.That(waitedFor, Is.EqualTo(3));
        Assert.That(await ThrownAsync(async () =>
        {
            for (var call = 0; call < 100; call++) await circuit.RunAsync(() => Task.FromResult(call));
        }), Is.Zero, "leaving it alone costs nothing");
        clock.Advance(TimeSpan.FromSeconds(2.1));
        Assert.That((await circuit.RunAsync(() => Task.FromResult(7))).Result, Is.EqualTo(7), "it is looked at again after a while");
    }

    /// <summary>How many exceptions something throws, caught or not.</summary>
    private static async Task<int> ThrownAsync(Func<Task> something)
    {
        var (thrown, isOurs) = (0, new AsyncLocal<bool> { Value = true });
        AppDomain.CurrentDomain.FirstChanceException += Count;
        await something();
        AppDomain.CurrentDomain.FirstChanceException -= Count;
        return thrown;

        void Count(object? sender, System.Runtime.ExceptionServices.FirstChanceExceptionEventArgs exception)
        {
            if (isOurs.Value) Interlocked.Increment(ref thrown);
        }
    }
}
