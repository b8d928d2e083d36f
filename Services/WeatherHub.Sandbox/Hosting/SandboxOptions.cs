using System.Globalization;
using WeatherHub.Api.Hosting;

namespace WeatherHub.Sandbox.Hosting;

/// <summary>What the command line says.</summary>
internal sealed record SandboxOptions
{
    /// <summary>Where the sandbox listens when nobody says otherwise.</summary>
    public const string DefaultUrls = "http://127.0.0.1:8080";

    /// <summary>For <c>--help</c>.</summary>
    public const string Usage = """
        Simulated weather vendors over real HTTP, and the hub wired to them. Needs no key, no network and no other server.

          dotnet run --project Services/WeatherHub.Sandbox -- [options]

          --urls URL        where to listen (default http://127.0.0.1:8080)
          --noise N         how much vendors err: 0 for not at all, 1 as usual (default), at most 10
          --seed N          another number, another weather (default 1)
          --vendors-only    the vendors alone, for hubs in other processes, which are pointed at them by
                            --Providers:SECTION:BaseAddress of each vendor (addresses: GET /_sandbox/vendors)
          --Section:Key V   any configuration of the hub
          --help, -h        this text

        Every setting of the hub can also be an environment variable, with __ for the colon: Hub__FanOut__Deadline.
        Exit codes: 0 after SIGTERM or Ctrl+C, 1 when it cannot start; the reason is one line on stderr.
        Controls, on the same address: /_sandbox/vendors, /_sandbox/vendors/{id}, /_sandbox/clock, /_sandbox/truth.
        """;

    /// <summary>How much vendors err.</summary>
    public double Noise { get; init; } = 1;

    /// <summary>Which weather.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Whether to start the vendors without the hub.</summary>
    public bool VendorsOnly { get; init; }

    /// <summary>What is left for the host's configuration.</summary>
    public IReadOnlyList<string> HostArguments { get; init; } = [];

    /// <summary>Reads the command line.</summary>
    /// <exception cref="ArgumentException">It says something that is not understood; the message names it.</exception>
    public static SandboxOptions Parse(IReadOnlyList<string> arguments)
    {
        var (options, host) = (new SandboxOptions(), new List<string>());
        for (var index = 0; index < arguments.Count; index++)
        {
            var (name, inline) = arguments[index].Split('=', 2) is [var key, var value] ? (key, value) : (arguments[index], null);
            switch (name)
            {
                case "--vendors-only" when inline is null: options = options with { VendorsOnly = true }; break;
                case "--noise": options = options with { Noise = Noisy(Value()) }; break;
                case "--seed": options = options with { Seed = Whole(Value()) }; break;
                case var _ when CommandLine.IsConfiguration(name):
                    host.AddRange([name, Value()]);
                    break;
                default: throw new ArgumentException(CommandLine.Unknown(name, "--noise", "--seed", "--vendors-only"));
            }

            string Value() =>
                inline
                ?? (
                    ++index < arguments.Count && !arguments[index].StartsWith("--", StringComparison.Ordinal)
                        ? arguments[index]
                        : throw new ArgumentException($"{name} needs a value"));
        }

        return options with { HostArguments = host };
    }

    private static double Noisy(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var noise) && noise is >= 0 and <= 10
            ? noise : throw new ArgumentException($"--noise must be a number from 0 to 10, not '{text}'");

    private static long Whole(string text) =>
        long.TryParse(text, CultureInfo.InvariantCulture, out var seed)
            ? seed
            : throw new ArgumentException($"--seed must be a whole number, not '{text}'");
}
