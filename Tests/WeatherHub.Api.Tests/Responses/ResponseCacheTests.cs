using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using WeatherHub.Api.Overload;
using WeatherHub.Api.Responses;
using WeatherHub.Api.Telemetry;
using WeatherHub.TestKit;

namespace WeatherHub.Api.Tests.Responses;

internal sealed class ResponseCacheTests
{
    private readonly ManualTimeProvider clock = new(new DateTimeOffset(2026, 8, 20, 12, 0, 0, TimeSpan.Zero));
    private Source source = null!;
    private ServiceProvider services = null!;
    private LoadShedder shedder = null!;

    [SetUp]
    public void Start()
    {
        services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var meter = new HubMeter(services.GetRequiredService<IMeterFactory>());
        shedder = new LoadShedder(Options.Create(new AdmissionOptions()), () => Task.CompletedTask, clock, meter);
    }

    [TearDown]
    public void Stop()
    {
        shedder.Dispose();
        services.Dispose();
    }

    [Test]
    public async Task Concurrent_requests_for_the_same_share_one_response_and_who_leaves_takes_it_from_nobody()
    {
        var release = new TaskCompletionSource();
        var cache = Cache(async key =>
        {
            await release.Task;
            return Of(key);
        });
        using var leaving = new CancellationTokenSource();
        var first = cache.ProduceAsync("a", ContentCoding.Identity, leaving.Token);
        var others = Enumerable.Range(0, 20).Select(_ => cache.ProduceAsync("a", ContentCoding.Identity, CancellationToken.None)).ToList();
        await leaving.CancelAsync();
        release.SetResult();

        var answers = await Task.WhenAll(others);

        Assert.That(async () => await first, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(answers.Select(answer => answer.Origin), Is.All.EqualTo(ResponseOrigin.Collapsed));
        Assert.That(answers.Select(answer => answer.Response).Distinct().Count(), Is.EqualTo(1));
        Assert.That(source.Produced, Is.EqualTo(new[] { "a" }));
    }

    [Test]
    public async Task A_response_is_stored_until_its_lifetime_ends()
    {
        var cache = Cache(key => Task.FromResult(Of(key)));
        List<ResponseOrigin> origins = [];
        foreach (var (key, seconds) in new[] { ("a", 0), ("a", 59), ("b", 0), ("a", 1) })
        {
            clock.Advance(TimeSpan.FromSeconds(seconds));
            origins.Add(
                cache.Stored(key, ContentCoding.Identity, clock.GetUtcNow()) is not null
                    ? ResponseOrigin.Stored
                    : (await cache.ProduceAsync(key, ContentCoding.Identity, CancellationToken.None)).Origin);
        }

        Assert.That(
            origins, Is.EqualTo(
                new[] { ResponseOrigin.Produced, ResponseOrigin.Stored, ResponseOrigin.Produced, ResponseOrigin.Produced }));
    }

    [Test]
    public async Task What_another_replica_made_is_stored_and_nothing_is_produced_or_shared_for_it()
    {
        var cache = Cache(key => Task.FromResult(Of(key)));
        var made = await cache.ProduceAsync("a", ContentCoding.Identity, CancellationToken.None);
        var other = new Source(_ => throw new AssertionException("nothing is to be produced"));
        other.Others["a"] = source.Shared["a"];
        var replica = new ResponseCache<string, Text>(other, shedder, 10_000);

        var found = await replica.ProduceAsync("a", ContentCoding.Identity, CancellationToken.None);

        Assert.That(found, Is.EqualTo((made.Response, ResponseOrigin.Stored)));
        Assert.That(replica.Stored("a", ContentCoding.Identity, clock.GetUtcNow()), Is.SameAs(made.Response));
        Assert.That(other.Shared, Is.Empty);
    }

    [Test]
    public async Task A_refusal_is_not_stored()
    {
        var cache = Cache(_ => Task.FromResult(new Text(null, null)));

        for (var i = 0; i < 2; i++)
        {
            Assert.That(cache.Stored("a", ContentCoding.Identity, clock.GetUtcNow()), Is.Null);
            await cache.ProduceAsync("a", ContentCoding.Identity, CancellationToken.None);
        }

        Assert.That(source.Produced, Has.Count.EqualTo(2));
        Assert.That(source.Shared, Is.Empty);
    }

    [Test]
    public async Task Every_coding_that_a_body_is_kept_in_counts_against_the_capacity()
    {
        var release = new TaskCompletionSource();
        var cache = Cache(async key =>
        {
            await release.Task;
            return Of(new string(key[0], 6_000));
        });
        var (first, joined) = (
            cache.ProduceAsync("a", ContentCoding.Brotli, CancellationToken.None),
            cache.ProduceAsync("a", ContentCoding.Identity, CancellationToken.None));
        release.SetResult();
        await Task.WhenAll(first, joined);
        Assert.That(cache.Stored("a", ContentCoding.Gzip, clock.GetUtcNow()), Is.Not.Null);

        await cache.ProduceAsync("b", ContentCoding.Brotli, CancellationToken.None);
        Assert.That(cache.Stored("b", ContentCoding.Identity, clock.GetUtcNow()), Is.Not.Null);

        Assert.That(cache.Stored("a", ContentCoding.Brotli, clock.GetUtcNow()), Is.Null, "both do not fit in without a coding");
    }

    private ResponseCache<string, Text> Cache(Func<string, Task<Text>> produce) => new(source = new Source(produce), shedder, 10_000);

    private Text Of(string key)
    {
        var now = clock.GetUtcNow();
        var validity = new ResponseValidity(now, now, now.AddMinutes(1), now.AddHours(1), null, IsWhole: true, TimeSpan.Zero);
        return new Text(new EncodedBody(System.Text.Encoding.UTF8.GetBytes(key)), new ResponseLifetime(validity, now));
    }

    private sealed record Text(EncodedBody? Body, ResponseLifetime? Lifetime) : CachedResponse(Body, Lifetime);

    private sealed class Source(Func<string, Task<Text>> produce) : IResponseSource<string, Text>
    {
        public List<string> Produced { get; } = [];

        /// <summary>What other replicas made.</summary>
        public Dictionary<string, Text> Others { get; } = [];

        /// <summary>What was offered to them.</summary>
        public Dictionary<string, Text> Shared { get; } = [];

        public Task<Text?> FindAsync(string key) => Task.FromResult(Others.GetValueOrDefault(key));

        public Task<Text> ProduceAsync(string key)
        {
            Produced.Add(key);
            return produce(key);
        }

        public void Share(string key, Text response) => Shared[key] = response;

        public Text Overloaded(string key, TimeSpan retryAfter) => new(null, null);
    }
}
