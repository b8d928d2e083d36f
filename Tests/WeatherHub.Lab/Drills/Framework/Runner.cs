namespace WeatherHub.Lab.Drills.Framework;

/// <summary>Runs drills one after the other.</summary>
internal sealed class Runner(TextWriter output, TimeProvider clock, int seed, DrillSizes sizes)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(30);

    /// <param name="drills">What to run.</param>
    /// <param name="isInstalled">Whether there is a program of that name.</param>
    /// <param name="file">Where to write down what was measured, if anywhere.</param>
    /// <param name="cancellationToken">Stops where it stands; a drill that was stopped is none.</param>
    internal async Task<IReadOnlyList<Result>> RunAsync(
        IEnumerable<Drill> drills, Func<string, bool> isInstalled, ResultsFile? file, CancellationToken cancellationToken)
    {
        List<Result> results = [];
        foreach (var drill in drills)
        {
            if (cancellationToken.IsCancellationRequested) break;
            await output.WriteLineAsync($"{drill.Id}  {drill.Fault}: {drill.Promise}");
            var result = drill.Needs.FirstOrDefault(program => !isInstalled(program)) is { } missing
                ? new Result(drill, [], null, $"{missing} is not installed", TimeSpan.Zero)
                : await RunAsync(drill, cancellationToken);
            if (result.Trouble is not null && cancellationToken.IsCancellationRequested) break;
            results.Add(result);
            if (file is not null) await file.AddAsync(result);
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
        return Closing(passed, results.Count - passed - skipped, skipped);
    }

    internal static string Closing(int passed, int failed, int skipped) =>
        $"{passed} passed, {failed} failed{(skipped > 0 ? $", {skipped} skipped" : "")}";

    private async Task<Result> RunAsync(Drill drill, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(Timeout);
        await using var context = new DrillContext(output, clock, seed, sizes, timeout.Token);
        string? trouble = null;
        try
        {
            await drill.Run(context);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException and not UsageException)
        {
            trouble = $"{exception.GetType().Name}: {exception.Message}";
        }

        return new Result(drill, [.. context.Findings], trouble, null, clock.GetElapsedTime(began));
    }
}
