using WeatherHub.Lab.Benchmarks.Measuring;
using WeatherHub.Lab.Drills.Processes;

namespace WeatherHub.Lab.Benchmarks.Servers;

/// <summary>A server in a process of its own that can be loaded.</summary>
/// <param name="Name">As tables call it.</param>
/// <param name="Process">The process, which may have started others.</param>
/// <param name="Port">Where it listens.</param>
internal sealed record Contender(string Name, Child Process, int Port) : IAsyncDisposable
{
    /// <summary>How long processors have worked for it.</summary>
    internal TimeSpan Worked => ProcessorTime.Now().OfTree(Process.Id);

    /// <summary>Memory of it that is resident, shared libraries included, in MiB.</summary>
    internal double ResidentMebibytes => File.ReadLines($"/proc/{Process.Id}/status")
        .Where(line => line.StartsWith("VmRSS:", StringComparison.Ordinal))
        .Select(line => long.Parse(line.AsSpan(6, line.Length - 9)) / 1024.0)
        .Single();

    /// <summary>Starts one of the Lab's own programs.</summary>
    /// <param name="name">As tables call it.</param>
    /// <param name="core">The only processor core that it may use; null for all.</param>
    /// <param name="cancellationToken">Ends the wait for it.</param>
    /// <param name="arguments">Of <see cref="ServeVerb"/>.</param>
    internal static async Task<Contender> StartAsync(
        string name, int? core, CancellationToken cancellationToken, params string[] arguments)
    {
        string[] call = ["dotnet", Path.Combine(AppContext.BaseDirectory, "lab.dll"), "serve", .. arguments];
        if (core is { } only) call = [Programs.TaskSet, "--cpu-list", $"{only}", .. call];
        var process = Child.Start(name, call[0], call[1..]);
        try
        {
            var address = await process.SaysAsync(@"Now listening on: (\S+)", cancellationToken);
            return new Contender(name, process, new Uri(address).Port);
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => Process.DisposeAsync();
}
