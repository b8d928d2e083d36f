namespace WeatherHub.Lab.Drills.Framework;

/// <summary>Runs drills one after the other.</summary>
internal sealed class Runner(TextWriter output, TimeProvider clock, int seed, TimeSpan longest)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    internal async Task<IReadOnlyList<Result>> RunAsync(IEnumerable<Drill> drills, Func<string, bool> isInstalled, CancellationToken cancellationToken)
    {
        List<Result> results = [];
        foreach (var drill in drills)
        {
            if (cancellationToken.IsCancellationRequested) break;
            await output.WriteLineAsync($"{drill.Id}  {drill.Fault}: {drill.Promise}");
            var result = drill.Needs.FirstOrDefault(program => !isInstalled(program)) is { } missing
                ? new Result(drill, [], null, $"{missing} is not installed", TimeSpan.Zero)
                : await RunAsync(drill, cancellationToken);
            results.Add(result);
            await output.WriteLineAsync(result switch
            {
                { SkippedBecause: { } reason } => $"  skipped: {reason}",
                { Trouble: { } trouble } => $"  FAILED after {result.Took.TotalSeconds:0} s: {trouble}",
                { HasPassed: true } => $"  passed in {result.Took.TotalSeconds:0} s",
                _ => $"  FAILED in {result.Took.TotalSeconds:0} s",
            });
        }

        return results;
    }

    /// <summary>The line that programs read.</summary>
    internal static string Closing(IReadOnlyList<Result> results)
    {
        var (passed, skipped) = (results.Count(result => result.HasPassed), results.Count(result => result.IsSkipped));
        return $"{passed} passed, {results.Count - passed - skipped} failed{(skipped > 0 ? $", {skipped} skipped" : "")}";
    }

    private async Task<Result> RunAsync(Drill drill, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        await using var stage = new Stage(output, clock, seed, longest, patience.Token);
        string? trouble = null;
        try
        {
            await drill.Run(stage);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException and not UsageException)
        {
            trouble = $"{exception.GetType().Name}: {exception.Message}";
        }

        return new Result(drill, [.. stage.Findings], trouble, null, clock.GetElapsedTime(began));
    }
}
