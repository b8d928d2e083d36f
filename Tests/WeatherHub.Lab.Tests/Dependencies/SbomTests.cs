using WeatherHub.Lab.Dependencies;

namespace WeatherHub.Lab.Tests.Dependencies;

internal sealed class SbomTests
{
    private const string Lock = """
        {"version":2,"dependencies":{"net10.0":{
          "A":{"type":"Direct","requested":"[1.0.0, )","resolved":"1.0.0","dependencies":{"B":"2.0.0"}},
          "Analyzer":{"type":"Direct","requested":"[3.0.0, )","resolved":"3.0.0","dependencies":{"AnalyzerPart":"3.0.0"}},
          "AnalyzerPart":{"type":"Transitive","resolved":"3.0.0"},
          "B":{"type":"Transitive","resolved":"2.0.1"},
          "C":{"type":"CentralTransitive","requested":"[4.0.0, )","resolved":"4.0.0"},
          "other":{"type":"Project","dependencies":{"C":"[4.0.0, )"}}}}}
        """;

    private const string Bill = """
        {"components":[
          {"name":"A","version":"1.0.0","scope":"required"},{"name":"B","version":"2.0.1","scope":"required"},
          {"name":"C","version":"4.0.0"},
          {"name":"Analyzer","version":"3.0.0","scope":"excluded"},{"name":"AnalyzerPart","version":"3.0.0","scope":"excluded"}]}
        """;

    private static readonly LockFile Locked = LockFile.Read("Services/X", Lock);
    private static readonly PackageList List = new([Locked], [new CentralPackage("Analyzer", CentralPackage.Build, "finds faults")]);

    [Test]
    public void What_runs_is_what_direct_packages_and_projects_bring_without_what_only_building_needs() =>
        Assert.That(
            List.Runtime(Locked)
                .Select(package => $"{package.Name} {package.Version}"), Is.EquivalentTo(new[] { "A 1.0.0", "B 2.0.1", "C 4.0.0" }));

    [Test]
    public void A_bill_of_what_is_locked_differs_in_nothing() => Assert.That(Differences(Bill), Is.Empty);

    [TestCase("2.0.1", "2.0.0", "B 2.0.1 is locked, and not in the bill", "B 2.0.0 is in the bill, and not locked")]
    [TestCase("""{"name":"C","version":"4.0.0"},""", "", "C 4.0.0 is locked, and not in the bill")]
    [TestCase("""{"name":"C",""", """{"name":"D","version":"5.0.0"},{"name":"C",""", "D 5.0.0 is in the bill, and not locked")]
    [TestCase("""{"name":"C",""", """{"name":"C","version":"4.0.0"},{"name":"C",""", "C 4.0.0 is in the bill more than once")]
    [TestCase("""3.0.0","scope":"excluded"},""", """3.0.0"},""",
        "Analyzer 3.0.0 is needed for building only, and not excluded in the bill")]
    [TestCase("""1.0.0","scope":"required"},""", """1.0.0","scope":"excluded"},""",
        "A 1.0.0 is needed at runtime, and excluded in the bill")]
    public void A_difference_is_named(string text, string other, params string[] differences) =>
        Assert.That(Differences(Bill.Replace(text, other, StringComparison.Ordinal)), Is.EqualTo(differences));

    private static IEnumerable<string> Differences(string bill) => Sbom.Differences(bill, Locked, List.Runtime(Locked));
}
