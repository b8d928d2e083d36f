using WeatherHub.Lab.Benchmarks;
using WeatherHub.Lab.Crowds;
using WeatherHub.Lab.Drills;
using WeatherHub.Lab.Guarantees;
using WeatherHub.Lab.Mapping;
using WeatherHub.Lab.Replays;
using WeatherHub.Lab.Simulation;

namespace WeatherHub.Lab;

/// <summary>One thing the Lab can do.</summary>
/// <param name="Name">The word that calls it.</param>
/// <param name="Usage">Its arguments.</param>
/// <param name="Purpose">What for, in a line.</param>
/// <param name="Run">Does it with the arguments after the verb, and gives the exit code.</param>
internal sealed record Verb(string Name, string Usage, string Purpose, Func<Arguments, int> Run);

/// <summary>The verbs, and the choice among them.</summary>
internal static class Verbs
{
    /// <summary>The exit code for a call that makes no sense.</summary>
    internal const int Misused = 2;

    private static readonly Verb[] All =
    [
        MapVerb.Verb,
        SimulateVerb.Verb,
        DrillVerb.Verb,
        GuaranteesVerb.Verb,
        TableVerb.Verb,
        VerifyVerb.Verb,
        BenchVerb.Verb,
    ];

    internal static int Run(IReadOnlyList<string> args, TextWriter output, TextWriter error, TimeProvider clock)
    {
        if (args is ["help" or "--help" or "-h", ..]) return Help(output, 0);
        if (args.Count == 0) return Help(error, Misused);
        if (Array.Find(All, known => known.Name == args[0]) is not { } verb)
        {
            error.WriteLine($"unknown verb: {args[0]}");
            return Help(error, Misused);
        }

        try
        {
            return verb.Run(new Arguments([.. args.Skip(1)], output, error, clock));
        }
        catch (UsageException exception)
        {
            error.WriteLine(exception.Message);
            error.WriteLine($"usage: lab {verb.Name} {verb.Usage}");
            return Misused;
        }
    }

    private static int Help(TextWriter writer, int code)
    {
        writer.WriteLine("usage: lab VERB …");
        foreach (var verb in All) writer.WriteLine($"  {verb.Name} {verb.Usage}\n      {verb.Purpose}");
        return code;
    }
}
