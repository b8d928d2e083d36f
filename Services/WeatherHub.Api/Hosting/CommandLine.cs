using WeatherHub.Api.Http;

namespace WeatherHub.Api.Hosting;

/// <summary>The hub's command line: configuration, and what the program can be asked to do instead of serving.</summary>
internal static class CommandLine
{
    /// <summary>For <c>--help</c>.</summary>
    public const string Usage = """
        WeatherHub: one HTTP API over many weather vendors.

          WeatherHub.Api [--urls URL] [--Section:Key VALUE]...

          --urls URL                     where to listen (default http://127.0.0.1:8080)
          --Providers:Contact ADDRESS    e-mail or web address for vendors that demand one (MET Norway, US NWS)
          --Providers:VENDOR:Enabled B   whether a vendor is used: true (default) or false
          --ConnectionStrings:Redis S    the cache that replicas share, e.g. redis:6379 (default none)
          --OTEL_EXPORTER_OTLP_ENDPOINT URL
                                         where traces, metrics and logs go (default nowhere)
          --Hub:FanOut:Deadline T        how long a caller waits for vendors (default 00:00:01)
          --Hub:Lifecycle:DrainDelay T   how long to go on serving after SIGTERM (default 00:00:03)
          --probe URL                    ask a hub for its health: exit code 0 when URL answers 200
          --help, -h                     this text

        Every setting can also be an environment variable, with __ for the colon: Providers__Contact, Hub__FanOut__Deadline.
        Exit codes: 0 after SIGTERM or Ctrl+C, 1 when the hub cannot start; the reason is one line on stderr.
        Every setting, its range and default: docs/configuration.md.
        When the hub runs: / and /docs for people, /openapi/v1.json for programs.
        """;

    private static readonly string[] HostKeys =
        ["urls", "http_ports", "https_ports", "environment", "contentRoot", "applicationName", "AllowedHosts"];

    private static readonly string[] Sections = ["Hub", "Providers", "ConnectionStrings", "Logging", "Kestrel"];

    /// <summary>Whether the help is asked for, whatever else is said.</summary>
    public static bool AsksForHelp(IEnumerable<string> arguments) => arguments.Any(argument => argument is "--help" or "-h" or "-?");

    /// <summary>Checks that each argument is configuration.</summary>
    /// <exception cref="StartupException">One is not, or lacks its value.</exception>
    public static void Check(IReadOnlyList<string> arguments)
    {
        for (var index = 0; index < arguments.Count; index++)
        {
            var (name, hasValue) = (arguments[index].Split('=')[0], arguments[index].Contains('=', StringComparison.Ordinal));
            if (name == "--probe") throw new StartupException(["--probe needs one absolute address, and no other option beside it"]);
            if (!IsConfiguration(name)) throw new StartupException([Unknown(arguments[index])]);
            if (!hasValue && (++index == arguments.Count || arguments[index].StartsWith("--", StringComparison.Ordinal)))
                throw new StartupException([$"{name} needs a value"]);
        }
    }

    /// <summary>Whether an option sets configuration of the hub or of its host.</summary>
    public static bool IsConfiguration(string name)
    {
        if (name is not ['-', '-', .. var key]) return false;
        return HostKeys.Contains(key, StringComparer.OrdinalIgnoreCase)
            || key.StartsWith("OTEL_", StringComparison.OrdinalIgnoreCase)
            || key.Split(':') is [var section, _, ..] && Sections.Contains(section, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>What to say of an option that is none.</summary>
    /// <param name="argument">What was given.</param>
    /// <param name="others">The names of options that the program has beside these.</param>
    public static string Unknown(string argument, params string[] others)
    {
        var name = argument.Split('=')[0];
        var known = HostKeys.Select(key => $"--{key}")
            .Concat(["--help", "--probe", "--OTEL_EXPORTER_OTLP_ENDPOINT"])
            .Concat(others)
            .Concat(name.Contains(':', StringComparison.Ordinal) ? Sections.Select(section => $"--{section}:{name.Split(':', 2)[1]}") : []);
        var nearest = Suggestions.Nearest(name, known, longest: 200);
        return nearest is null
            ? $"{name} is not an option; see --help"
            : $"{name} is not an option; the nearest one is {nearest}, see --help";
    }
}
