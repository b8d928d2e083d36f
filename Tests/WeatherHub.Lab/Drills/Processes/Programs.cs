using System.Net;
using System.Net.Sockets;

namespace WeatherHub.Lab.Drills.Processes;

/// <summary>Where the programs that drills start are: those of this build beside the Lab's own, the others on the path.</summary>
internal static class Programs
{
    internal const string Hub = "WeatherHub.Api";
    internal const string Sandbox = "WeatherHub.Sandbox";
    internal const string Redis = "redis-server";
    internal const string RedisCli = "redis-cli";
    internal const string Sentinel = "redis-sentinel";
    internal const string Balancer = "haproxy";
    internal const string TaskSet = "taskset";

    // artifacts/bin/<project>/<configuration>.
    private static DirectoryInfo Here { get; } = new(AppContext.BaseDirectory);

    /// <summary>The project file of a program of these sources.</summary>
    internal static string Project(string project) =>
        Path.Combine(Here.Parent!.Parent!.Parent!.Parent!.FullName, "Services", project, $"{project}.csproj");

    /// <summary>The configuration that the Lab was built in, and with it what it starts.</summary>
    internal static string Configuration => Here.Name;

    /// <summary>A program of this build, in the configuration that the Lab runs in.</summary>
    internal static string Built(string project, string variant = "")
    {
        var file = Path.Combine(Here.Parent!.Parent!.FullName, project, Configuration + variant, $"{project}.dll");
        return File.Exists(file) ? file : throw new UsageException($"{file} is not there: build the solution in this configuration first");
    }

    /// <summary>Whether a program of this machine is installed.</summary>
    internal static bool IsInstalled(string program) => Find(program) is not null;

    /// <summary>Where a program of this machine is; null for one that is not installed.</summary>
    internal static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Append("/usr/sbin")
        .Select(folder => Path.Combine(folder, program))
        .FirstOrDefault(File.Exists);

    /// <summary>A port of this machine that nobody uses at the moment.</summary>
    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
