using System.Collections.Concurrent;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Tests.Fetching;

/// <summary>A vendor that does what a test says and counts how often it was asked.</summary>
internal sealed class FakeProvider(string id, TimeProvider clock) : IWeatherProvider
{
    public static readonly TimeSpan Freshness = TimeSpan.FromHours(1);

    public ConcurrentQueue<WeatherQuery> Asked { get; } = new();

    public int Calls => Asked.Count;

    /// <summary>What it answers; by default a report at once.</summary>
    public Func<WeatherQuery, CancellationToken, Task<Report>>? Answers { get; set; }

    public ProviderProfile Profile { get; set; } = new()
    {
        Id = id,
        Name = id,
        Attribution = new Attribution("text", new Uri("https://example.org/"), "CC0-1.0", new Uri("https://example.org/"), false, true),
        Coverage = Coverage.Global,
        Horizon = TimeSpan.FromDays(7),
        TakesElevation = true,
        LineageAt = _ => [id],
        Documentation = new Uri("https://example.org/"),
    };

    public IReadOnlyList<Source> Sources => field ??=
        [.. ReportKind.All.Select(kind => Source.For(kind, FetchAsync, Freshness))];

    private Task<Report> FetchAsync(WeatherQuery query, CancellationToken cancellationToken)
    {
        Asked.Enqueue(query);
        return Answers is { } answers ? answers(query, cancellationToken) : Task.FromResult(Report(query));
    }

    /// <summary>A plausible report, fetched now.</summary>
    public Report Report(WeatherQuery query) => Sample.Report(id, query.Kind, clock.GetUtcNow(), clock.GetUtcNow() + Freshness);

    public void Fails(FaultKind kind, TimeSpan? retryAfter = null) =>
        Answers = (_, _) => throw new ProviderFaultException(kind, "as the test wants", retryAfter);

    public void Answers_again() => Answers = null;
}
