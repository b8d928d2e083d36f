using WeatherHub.Lab.Benchmarks.Load;
using WeatherHub.Lab.Benchmarks.Measuring;
using WeatherHub.Lab.Benchmarks.Reporting;

namespace WeatherHub.Lab.Benchmarks;

/// <summary>What one scenario has to work with. Everything that it starts ends with it.</summary>
internal sealed class BenchContext(
    string scenario, BenchSizes sizes, TimeProvider clock, CancellationToken cancellationToken) : IAsyncDisposable
{
    private readonly Stack<IAsyncDisposable> started = new();
    private readonly List<Figure> figures = [];

    internal BenchSizes Sizes => sizes;

    internal TimeProvider Clock => clock;

    internal CancellationToken Over => cancellationToken;

    internal IReadOnlyList<Figure> Figures => figures;

    internal T Keep<T>(T thing)
        where T : IAsyncDisposable
    {
        started.Push(thing);
        return thing;
    }

    internal Task<LoadResult> LoadAsync(LoadPlan plan) => RawLoad.RunAsync(plan, clock, cancellationToken);

    /// <summary>Measures rounds until enough of them were quiet.</summary>
    internal async Task<Rounds<T>> RoundsAsync<T>(Func<int, Task<T>> measure)
    {
        var rounds = new Rounds<T>(sizes.Rounds);
        for (var round = 0; !rounds.AreEnough; round++)
        {
            var others = new OtherWork(clock);
            rounds.Add(await measure(round), others.Share());
        }

        return rounds;
    }

    internal void Found(Limit limit, Spread measured) => figures.Add(new Figure(scenario, limit, measured));

    /// <summary>A value that nothing is demanded of.</summary>
    internal void Noted(string value, string unit, Spread measured) => Found(new Limit(value, unit, null), measured);

    internal Task PauseAsync(double seconds) => Task.Delay(TimeSpan.FromSeconds(seconds), clock, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        while (started.TryPop(out var thing)) await thing.DisposeAsync();
    }
}
