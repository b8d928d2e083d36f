namespace WeatherHub.Lab;

/// <summary>What a verb is given: words, options of the form <c>--name value</c>, flags, two writers and a clock.</summary>
internal sealed class Arguments
{
    private static readonly string[] Flags = ["faults", "apart", "gate"];
    private readonly Dictionary<string, string> options = [];

    internal Arguments(IReadOnlyList<string> args, TextWriter output, TextWriter error, TimeProvider clock)
    {
        (Output, Error, Clock) = (output, error, clock);
        List<string> words = [];
        for (var i = 0; i < args.Count; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal)) words.Add(args[i]);
            else if (Flags.Contains(args[i][2..])) options[args[i][2..]] = "";
            else if (i + 1 == args.Count) throw new UsageException($"{args[i]} needs a value");
            else if (!options.TryAdd(args[i][2..], args[++i])) throw new UsageException($"{args[i - 1]} stands twice");
        }

        Words = words;
    }

    internal TextWriter Output { get; }

    internal TextWriter Error { get; }

    internal TimeProvider Clock { get; }

    internal IReadOnlyList<string> Words { get; }

    /// <summary>An option's value; null when it is not given.</summary>
    internal string? Option(string name) => options.GetValueOrDefault(name);

    /// <summary>Whether a flag, an option without a value, is given.</summary>
    internal bool Has(string flag) => options.ContainsKey(flag);

    /// <summary>Refuses options that the verb does not have.</summary>
    internal void Allow(params string[] names)
    {
        if (options.Keys.Except(names).FirstOrDefault() is { } stranger) throw new UsageException($"unknown option: --{stranger}");
    }
}

/// <summary>The call makes no sense; the message says why.</summary>
internal sealed class UsageException(string message) : Exception(message);
