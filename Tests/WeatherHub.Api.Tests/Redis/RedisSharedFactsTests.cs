using WeatherHub.Api.Redis;
using WeatherHub.TestKit;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Tests.Redis;

public sealed class RedisSharedFactsTests : RedisFixture
{
    private const string Entry = "weatherhub:fact/vendor-a/square/52.52/13.41";
    private Replicas fleet = null!;
    private int asked;
    private Func<Task<string>> answer = () => Task.FromResult("LOT/76/73");

    [SetUp]
    public async Task Start()
    {
        fleet = await Replicas.StartAsync(Redis.Configuration, 3, ("Hub:FanOut:FailureHold", "00:00:30"));
        (asked, answer) = (0, () => Task.FromResult("LOT/76/73"));
    }

    [TearDown]
    public void End() => fleet?.Dispose();

    [Test]
    public async Task A_fact_is_asked_for_once_however_many_replicas_want_it_at_once()
    {
        var gate = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        answer = () => gate.Task;
        var pending = Task.WhenAll(fleet.All.Select((_, replica) => Ask(replica)));
        await Poll.UntilAsync(() => fleet.Turns("taken") >= 2);
        gate.SetResult("LOT/76/73");
        Assert.That(await pending, Has.All.EqualTo("LOT/76/73"));
        Assert.That(asked, Is.EqualTo(1));
    }

    [Test]
    public async Task What_one_replica_knows_the_next_does_not_ask_until_it_is_forgotten()
    {
        await Ask(0);
        await Poll.UntilAsync(async () => await Redis.ExecuteAsync("HEXISTS", Entry, "data") == ":1");
        Assert.That((await Ask(1), asked), Is.EqualTo(("LOT/76/73", 1)));
        await fleet[2].Get<ISharedFacts>().ForgetAsync(Fact());
        await Ask(1);
        Assert.That(asked, Is.EqualTo(2));
    }

    [Test]
    public async Task A_failure_is_one_call_for_all_replicas_too()
    {
        answer = () => throw new ProviderFaultException(FaultKind.Unavailable, "as the test wants");
        foreach (var replica in new[] { 0, 1, 2 })
        {
            Assert.That(
                async () => await Ask(replica),
                Throws.InstanceOf<ProviderFaultException>().With.Property("Kind").EqualTo(FaultKind.Unavailable));
            await Poll.UntilAsync(async () => await Redis.ExecuteAsync("EXISTS", $"{{{Entry}}}:fault") == ":1");
        }

        Assert.That(asked, Is.EqualTo(1));
    }

    [TestCase("rubbish")]
    [TestCase("")]
    [TestCase("0123456789ABCDEFfact/vendor-a/square/52.52/13.41\nLOT/1/1")]
    public async Task An_entry_that_is_torn_is_asked_for_again(string entry)
    {
        await Redis.ExecuteAsync("HSET", Entry, "data", entry);
        Assert.That((await Ask(0), asked), Is.EqualTo(("LOT/76/73", 1)));
    }

    [Test]
    public async Task Anothers_fact_and_one_that_cannot_be_read_are_asked_for_again()
    {
        Assert.That(FactCodec.TryDecode("fact/b", FactCodec.Encode("fact/a", "x")), Is.Null);
        Assert.That(FactCodec.TryDecode("fact/a", FactCodec.Encode("fact/a", "x\ny")), Is.EqualTo("x\ny"));
        answer = () => Task.FromResult("nonsense");
        await Ask(0);
        await Poll.UntilAsync(async () => await Redis.ExecuteAsync("HEXISTS", Entry, "data") == ":1");
        answer = () => Task.FromResult("LOT/76/73");
        Assert.That((await Ask(1), asked), Is.EqualTo(("LOT/76/73", 2)));
    }

    private Task<string> Ask(int replica) => fleet[replica].Get<ISharedFacts>().GetAsync(Fact());

    private SharedFact<string> Fact() => new(
        "vendor-a",
        "square/52.52/13.41",
        async () =>
        {
            Interlocked.Increment(ref asked);
            return await answer();
        },
        fact => fact,
        spelled => spelled == "nonsense" ? null : spelled,
        _ => TimeSpan.FromHours(1));
}
