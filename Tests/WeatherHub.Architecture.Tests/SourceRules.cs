using System.Reflection;
using System.Text.RegularExpressions;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Architecture.Tests;

/// <summary>House rules that a reader can check on the text alone. Each gives the sentences it objects with.</summary>
internal static partial class SourceRules
{
    internal const int LongestFile = 250;
    internal const int WidestLine = 140;

    private static readonly string[] EmptyWords = ["Dto", "Data", "Info", "Helper", "Manager", "Impl", "Base", "Utils"];

    internal static IEnumerable<string> TooLong(SourceFile file) =>
        file.Lines.Count > LongestFile ? [$"{file.Path} has {file.Lines.Count} lines; {LongestFile} is the most"] : [];

    internal static IEnumerable<string> TooWide(SourceFile file) =>
        from line in file.Lines.Index()
        where line.Item.Length > WidestLine
        select $"{file.Path}:{line.Index + 1} has {line.Item.Length} columns; {WidestLine} is the most";

    internal static IEnumerable<string> EmptyName(SourceFile file) =>
        EmptyWords
            .Where(word => file.Name.EndsWith(word, StringComparison.Ordinal))
            .Select(word => $"{file.Path}: a name ending in {word} says nothing");

    internal static IEnumerable<string> VendorOutsideItsFolder(SourceFile file, IEnumerable<string> vendors)
    {
        var mayName = file.Path.StartsWith("Tests/", StringComparison.Ordinal)
            || file.Path.StartsWith("Services/WeatherHub.Sandbox/", StringComparison.Ordinal)
            || file.Path.EndsWith("/ProviderCatalog.cs", StringComparison.Ordinal);
        if (mayName)
            return [];
        return vendors
            .Where(vendor => !file.Path.Contains($"/WeatherHub.Providers/{vendor}/", StringComparison.Ordinal))
            .Where(vendor =>
                file.Lines.Any(line => Regex.IsMatch(Code(line), $@"\b{vendor}\b", RegexOptions.None, TimeSpan.FromSeconds(1))))
            .Select(vendor => $"{file.Path} speaks of {vendor}, which lives in its own folder");
    }

    internal static IEnumerable<string> VendorByItsId(SourceFile file, IEnumerable<string> ids)
    {
        var isDerived = file.Path.StartsWith("Tests/WeatherHub.Lab/Drills/", StringComparison.Ordinal)
            || file.Path.StartsWith("Tests/WeatherHub.Lab/Benchmarks/", StringComparison.Ordinal)
            || (file.Path.StartsWith("Services/", StringComparison.Ordinal)
                && !file.Path.StartsWith("Services/WeatherHub.Providers/", StringComparison.Ordinal)
                && !file.Path.StartsWith("Services/WeatherHub.Sandbox/", StringComparison.Ordinal));
        var id = $@"""([^""]*[^\w""-])?({string.Join('|', ids)})([^\w"".-][^""]*)?""";
        return from line in file.Lines.Index()
               where isDerived && Regex.IsMatch(Code(line.Item), id, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
               select $"{file.Path}:{line.Index + 1} names a vendor by hand; which one it is about is a fact of the catalogue";
    }

    /// <summary>The files that may tell kinds of report apart: where kinds are defined and described, and the slice of one kind.</summary>
    private static readonly string[] TellKindsApart =
    [
        "Services/WeatherHub.Weather/Reports/ReportKind.cs",
        "Services/WeatherHub.Api/Fetching/Kinds/KindDescriptor.cs",
        "Services/WeatherHub.Api/Resources/Alerts/AlertFacts.cs",
    ];

    private static readonly string Kinds = $@"\bReportKind\.({string.Join('|', typeof(ReportKind)
        .GetProperties(BindingFlags.Public | BindingFlags.Static).Where(property => property.PropertyType == typeof(ReportKind))
        .Select(property => property.Name))})\b";

    private static readonly Regex KindTest = new(
        $@"(==|!=|\b(is|not|or|case)|Equals\()\s*(\w+\.)*{Kinds}|{Kinds}\s*(==|!=|\.Equals)|[Kk]ind\.(Name|Order)\s*(==|!=|is\b|switch)",
        RegexOptions.ExplicitCapture,
        TimeSpan.FromSeconds(1));

    internal static IEnumerable<string> TestsAKind(SourceFile file) =>
        from line in file.Lines.Index()
        where file.Path.StartsWith("Services/", StringComparison.Ordinal) && !TellKindsApart.Contains(file.Path)
        where KindTest.IsMatch(Code(line.Item))
        select $"{file.Path}:{line.Index + 1} tests for a kind of report; what it depends on is a fact of the kind";

    internal static IEnumerable<string> LeftForLater(SourceFile file) =>
        file.Lines.Select((line, index) => (line, index))
            .Where(item => Unfinished().IsMatch(item.line))
            .Select(item => $"{file.Path}:{item.index + 1} is left for later");

    internal static IEnumerable<string> TestThatCannotFail(SourceFile file) =>
        file.Lines.Select((line, index) => (line, index))
            .Where(item => CannotFail().IsMatch(item.line))
            .Select(item => $"{file.Path}:{item.index + 1} sleeps, passes by hand, or is ignored");

    private static string Code(string line) => line.TrimStart().StartsWith("//", StringComparison.Ordinal) ? "" : line;

    [GeneratedRegex(@"NotImplementedException|\b(TO)DO\b|\b(FIX)ME\b|\b(HA)CK\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Unfinished();

    [GeneratedRegex(
        @"Thread\.(?=Sleep)|Assert\.(?=Pass|Ignore|Inconclusive)|Assert\.That\((?=true\b)|\[(?=Ignore)",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex CannotFail();
}
