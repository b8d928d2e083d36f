using WeatherHub.Lab.Benchmarks.Reporting;

namespace WeatherHub.Lab.Benchmarks;

/// <summary>Runs scenarios one after the other.</summary>
internal sealed class BenchRunner(TextWriter output, TimeProvider clock, BenchSizes sizes, Func<string, bool> isInstalled)
{
    private readonly List<Figure> figures = [];
    private readonly Dictionary<string, string> skipped = [];
    private readonly List<string> troubles = [];

    internal IReadOnlyList<Figure> Figures => figures;

    /// <summary>Why scenarios were not measured, by their ids.</summary>
    internal IReadOnlyDictionary<string, string> Skipped => skipped;

    /// <summary>Scenarios that broke off.</summary>
    internal IReadOnlyList<string> Troubles => troubles;

    internal async Task RunAsync(IEnumerable<Scenario> scenarios, CancellationToken cancellationToken)
    {
        foreach (var scenario in scenarios)
        {
            if (cancellationToken.IsCancellationRequested) break;
            await output.WriteLineAsync($"{scenario.Id}: {scenario.Title}");
            if (scenario.Needs.FirstOrDefault(program => !isInstalled(program)) is { } missing)
            {
                skipped[scenario.Id] = $"{missing} is not installed";
                await output.WriteLineAsync($"  skipped: {missing} is not installed");
            }
            else
            {
                await RunAsync(scenario, cancellationToken);
            }
        }
    }

    private async Task RunAsync(Scenario scenario, CancellationToken cancellationToken)
    {
        await using var context = new BenchContext(scenario.Id, sizes, clock, cancellationToken);
        try
        {
            await scenario.RunAsync(context);
            foreach (var figure in context.Figures) await output.WriteLineAsync($"  {BenchTable.Line(figure)}");
            figures.AddRange(context.Figures);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            troubles.Add(scenario.Id);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException and not UsageException)
        {
            troubles.Add(scenario.Id);
            var reason = exception.Message.Split('\n')[0].Trim();
            skipped[scenario.Id] = $"broke off: {reason}";
            await output.WriteLineAsync($"  FAILED: {exception.GetType().Name}: {reason}");
        }
    }
}
