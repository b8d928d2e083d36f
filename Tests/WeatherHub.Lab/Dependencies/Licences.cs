using System.Xml.Linq;

namespace WeatherHub.Lab.Dependencies;

/// <summary>What packages say of their licence, in the folder that restoring has put them in.</summary>
internal sealed class Licences(string folder, Func<string, string, string?> otherwise)
{
    /// <summary>Where this user's packages are.</summary>
    internal static string Folder { get; } = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>An SPDX expression, or where the licence can be read when the package names none.</summary>
    internal string Of(string name, string version)
    {
        var (id, at) = (name.ToLowerInvariant(), version.ToLowerInvariant());
        var file = Path.Combine(folder, id, at, $"{id}.nuspec");
        if (!File.Exists(file))
            return otherwise(name, version) ?? throw new UsageException($"{file} is not there: dotnet restore fetches it");
        var said = XDocument.Load(file).Descendants().ToLookup(element => element.Name.LocalName);
        return said["license"].FirstOrDefault() is { } licence
            ? licence.Attribute("type")?.Value == "expression" ? licence.Value : $"{licence.Value} in the package"
            : said["licenseUrl"].FirstOrDefault() is { } address ? $"<{address.Value}>" : "not said";
    }
}
