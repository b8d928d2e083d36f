using System.Xml.Linq;

namespace WeatherHub.Lab.Dependencies;

/// <summary>A line of Directory.Packages.props.</summary>
/// <param name="Name">The package's id.</param>
/// <param name="Group">What the group is for that it stands in: product, build or tests.</param>
/// <param name="Reason">Why it is there; empty when nobody says.</param>
internal sealed record CentralPackage(string Name, string Group, string Reason)
{
    internal const string File = "Directory.Packages.props";
    internal const string Product = "Product";
    internal const string Build = "Build";
    internal const string Tests = "Tests";

    internal static IReadOnlyList<CentralPackage> Read(string text) =>
    [
        .. from version in XDocument.Parse(text).Descendants("PackageVersion")
           let name = version.Attribute("Include")!.Value
           select new CentralPackage(name, version.Parent!.Attribute("Label")?.Value ?? "", version.Attribute("Reason")?.Value ?? ""),
    ];
}
