using System.CommandLine;
using System.CommandLine.Parsing;
using WeatherHub.Lab.Benchmarks;
using WeatherHub.Lab.Benchmarks.Servers;
using WeatherHub.Lab.Catalogue;
using WeatherHub.Lab.Dependencies;
using WeatherHub.Lab.Drills;
using WeatherHub.Lab.Guarantees;
using WeatherHub.Lab.Mapping;
using WeatherHub.Lab.Replays;

namespace WeatherHub.Lab;

/// <summary>The verbs, the choice among them, and their exit codes.</summary>
internal static class Verbs
{
    /// <summary>The exit code when something failed.</summary>
    internal const int Failed = 1;

    /// <summary>The exit code for a call that makes no sense.</summary>
    internal const int Misused = 2;

    /// <summary>Does what a call says. A call that makes no sense gets one line that says what would.</summary>
    internal static int Run(IReadOnlyList<string> args, TextWriter output, TextWriter error, TimeProvider clock, Progress? progress = null)
    {
        var lab = Lab(clock, progress ?? new Progress(error, isTerminal: false, clock));
        var words = args is ["help", ..] ? [.. args.Skip(1), "--help"] : args;
        var parsed = lab.Parse(words, new ParserConfiguration { ResponseFileTokenReplacer = null });
        var verb = parsed.CommandResult.Command;
        var name = verb == lab ? "lab" : $"lab {verb.Name}";
        if (parsed.Errors.Count > 0) return Misuse(Complaint(parsed));
        try
        {
            // What was started has to be ended before the Lab itself is, however long that takes.
            return parsed.Invoke(new InvocationConfiguration
            {
                Output = output,
                Error = error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = Timeout.InfiniteTimeSpan,
            });
        }
        catch (Exception exception) when (exception is UsageException or IOException or UnauthorizedAccessException)
        {
            return Misuse(exception.Message);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            error.WriteLine(exception);
            return Failed;
        }

        int Misuse(string complaint)
        {
            error.WriteLine($"{name}: {complaint} (see {name} --help)");
            return Misused;
        }
    }

    private static RootCommand Lab(TimeProvider clock, Progress progress)
    {
        const string Purpose =
            "What the house can do from the command line. Exit codes: 0 nothing failed, 1 something failed, 2 the call makes no sense.";
        var lab = new RootCommand(Purpose)
        {
            MapVerb.Create(clock),
            DrillVerb.Create(clock, progress),
            GuaranteesVerb.Create(),
            VerifyVerb.Create(progress),
            FitRainVerb.Create(),
            BenchVerb.Create(clock, progress),
            DependenciesVerb.Create(),
            VendorsVerb.Create(),
            ServeVerb.Create(clock),
        };
        lab.HelpName = "lab";
        return lab;
    }

    private static string Complaint(ParseResult parsed)
    {
        var verb = parsed.CommandResult.Command;
        if (parsed.UnmatchedTokens is [var stranger, ..])
            return stranger.StartsWith('-')
                ? $"unknown option {stranger}; there are {Names(verb.Options)}"
                : verb is RootCommand
                    ? $"unknown verb {stranger}; there are {Names(verb.Subcommands)}"
                    : $"{stranger} is one word too many";
        if (verb is RootCommand) return $"which verb? There are {Names(verb.Subcommands)}";
        if (parsed.Errors[0].SymbolResult is OptionResult { Tokens.Count: 0, Option: var option })
            return $"{option.Name} needs a value: {option.Description}";
        var missing = verb.Arguments.FirstOrDefault(argument => parsed.GetResult(argument) is not { Tokens.Count: > 0 });
        return missing is null ? parsed.Errors[0].Message : $"{missing.Name} is missing: {missing.Description}";
    }

    private static string Names(IEnumerable<Symbol> symbols) => string.Join(
        ", ", symbols.Where(symbol => !symbol.Hidden).Select(symbol => symbol.Name));
}
