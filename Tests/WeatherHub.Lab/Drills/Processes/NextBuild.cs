namespace WeatherHub.Lab.Drills.Processes;

/// <summary>
/// The hub of these sources as the version after this one, as far as stored entries go; built beside this one when a drill needs it.
/// </summary>
internal static class NextBuild
{
    private const string Suffix = "-next";

    private static readonly string[] Quick =
        ["--no-restore", "-p:NextEntries=true", "-p:BuildProjectReferences=false", "-p:RunAnalyzers=false", "-nodeReuse:false", "-v",
            "quiet", "-nologo"];

    /// <summary>Builds it and tells where the program is.</summary>
    internal static async Task<string> MakeAsync(CancellationToken cancellationToken)
    {
        await using var build = Child.Start(
            "the build", "dotnet", ["build", Programs.Project(Programs.Hub), "-c", Programs.Configuration, .. Quick]);
        await build.EndsAsync(cancellationToken);
        return Programs.Built(Programs.Hub, Suffix);
    }
}
