using NUnit.Framework;

namespace WeatherHub.TestKit;

/// <summary>
/// A program of this machine that a test cannot do without. Where it is missing the test is reported by name as skipped; where
/// <c>WEATHERHUB_REQUIRE_TOOLS</c> is 1, as in <c>.ci/run</c>, it fails.
/// </summary>
public static class RequiredProgram
{
    private const string Strict = "WEATHERHUB_REQUIRE_TOOLS";

    /// <summary>The program's file. Called within a test or its set-up, it ends the test when there is none.</summary>
    /// <param name="name">Its name on the <c>PATH</c>, such as <c>redis-server</c>.</param>
    public static string Find(string name) => Find(name, Environment.GetEnvironmentVariable);

    /// <summary>The same, in an environment of the caller's.</summary>
    /// <param name="name">The program's name on the <c>PATH</c>.</param>
    /// <param name="environment">What a variable says.</param>
    public static string Find(string name, Func<string, string?> environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        var file = (environment("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
        if (file is not null)
            return file;
        throw environment(Strict) == "1"
            ? new AssertionException($"needs {name} on the PATH, and {Strict} is 1")
            : new IgnoreException($"needs {name} on the PATH");
    }
}
