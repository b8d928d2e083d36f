using Microsoft.Extensions.Options;
using Polly.CircuitBreaker;
using WeatherHub.Api.Caching;
using WeatherHub.Api.Fleet;
using WeatherHub.TestKit;

namespace WeatherHub.Api.Tests.Fleet;

public sealed class StoreCircuitTests
{
    [Test]
    public async Task A_store_that_answered_often_and_then_stands_still_is_waited_for_three_times()
    {
        var clock = new ManualTimeProvider();
        var circuit = new StoreCircuit(Options.Create(new ReportsOptions()), clock);
        for (var call = 0; call < 100; call++) await circuit.RunAsync(_ => Task.FromResult(call));

        var waitedFor = 0;
        for (var call = 0; call < 10; call++)
        {
            var asking = circuit.RunAsync(_ =>
            {
                waitedFor++;
                return new TaskCompletionSource<int>().Task;
            });
            clock.Advance(TimeSpan.FromMilliseconds(50));
            Assert.That(async () => await asking, Throws.InstanceOf<TimeoutException>().Or.InstanceOf<BrokenCircuitException>());
        }

        Assert.That(waitedFor, Is.EqualTo(3));
        clock.Advance(TimeSpan.FromSeconds(2.1));
        Assert.That(await circuit.RunAsync(_ => Task.FromResult(7)), Is.EqualTo(7), "it is looked at again after a while");
    }
}
