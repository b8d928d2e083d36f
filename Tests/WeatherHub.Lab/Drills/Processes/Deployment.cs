using WeatherHub.Lab.Drills.Framework;

namespace WeatherHub.Lab.Drills.Processes;

/// <summary>Replicas on fixed ports, with one free port more: the new replica is there before the old one is told to go.</summary>
internal sealed class Deployment : IAsyncDisposable
{
    private readonly DrillContext context;
    private readonly string[] settings;
    private int free;

    private Deployment(DrillContext context, string[] settings, int[] ports)
    {
        (this.context, this.settings, Ports) = (context, settings, ports);
        (Hubs, free) = (new Replica[ports.Length - 1], ports[^1]);
    }

    /// <summary>All ports, also the free one.</summary>
    internal int[] Ports { get; }

    internal Replica[] Hubs { get; }

    internal static async Task<Deployment> StartAsync(DrillContext context, int replicas, string[] settings)
    {
        var deployment = new Deployment(context, settings, [.. Enumerable.Range(0, replicas + 1).Select(_ => Programs.FreePort())]);
        for (var index = 0; index < replicas; index++)
            deployment.Hubs[index] = await context.ReplicaAsync(settings, port: deployment.Ports[index]);
        return deployment;
    }

    /// <summary>Waits until the balancers send requests to exactly these replicas.</summary>
    internal Task KnownToAsync(IEnumerable<Balancer> balancers) =>
        Task.WhenAll(balancers.Select(balancer => balancer.SendsToAsync(Ports.Where(port => port != free), context.Over)));

    /// <summary>Starts a replica of a build on the free port, waits until the balancers know it, and tells the old one to go.</summary>
    internal async Task ReplaceAsync(int index, string? program, IReadOnlyList<Balancer> balancers)
    {
        var fresh = await context.ReplicaAsync(settings, port: free, program: program);
        await Task.WhenAll(balancers.Select(balancer => balancer.SendsToAsync(Ports, context.Over)));
        var old = Hubs[index];
        (Hubs[index], free) = (fresh, new Uri(old.Address).Port);
        await old.Process.TerminateAsync();
        await KnownToAsync(balancers);
        await old.DisposeAsync();
    }

    /// <summary>The same with a replica that nobody sends requests to.</summary>
    internal async Task BesideAsync(string? program)
    {
        await using var aside = await context.ReplicaAsync(settings, program: program);
        await aside.Process.TerminateAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var hub in Hubs) await hub.DisposeAsync();
    }
}
