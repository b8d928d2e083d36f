using WeatherHub.Lab.Benchmarks.Load;
using WeatherHub.Lab.Benchmarks.Servers;

namespace WeatherHub.Lab.Benchmarks.Measuring;

/// <summary>What one contender made of one load.</summary>
/// <param name="Load">As the caller saw it.</param>
/// <param name="Microseconds">Processor time of the server for each response.</param>
internal sealed record Trial(LoadResult Load, double Microseconds)
{
    internal double PerSecond => Load.PerSecond;

    /// <summary>
    /// How much of a processor core the server used, in per cent. One that has a core for itself and uses little of it waited for something
    /// else, and its requests per second say nothing.
    /// </summary>
    internal double CoreInUse => PerSecond * Microseconds / 1e4;

    /// <summary>Loads a server.</summary>
    /// <param name="context">The scenario's.</param>
    /// <param name="contender">The server.</param>
    /// <param name="plan">The load.</param>
    /// <param name="status">What every response must have: one that fails is fast and proves nothing.</param>
    internal static async Task<Trial> OfAsync(BenchContext context, Contender contender, LoadPlan plan, int status)
    {
        var trial = await OfAsync(context, contender, plan);
        return trial.Load.Except(status) == 0 ? trial
            : throw new InvalidOperationException($"{contender.Name} was to answer {status} only, and did: {trial.Load}");
    }

    /// <summary>The same, whatever the responses are.</summary>
    internal static async Task<Trial> OfAsync(BenchContext context, Contender contender, LoadPlan plan)
    {
        var before = contender.Worked;
        var load = await context.LoadAsync(plan);
        return new Trial(load, (contender.Worked - before).TotalMicroseconds / load.Answers);
    }
}
