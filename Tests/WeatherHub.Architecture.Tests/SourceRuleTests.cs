using WeatherHub.Providers;

namespace WeatherHub.Architecture.Tests;

internal sealed class SourceRuleTests
{
    private static readonly SourceFile[] Sources = [.. Repository.Sources()];

    [Test]
    public void No_file_is_too_long() => Assert.That(Sources.SelectMany(SourceRules.TooLong), Is.Empty);

    [Test]
    public void No_line_is_too_wide() => Assert.That(Sources.SelectMany(SourceRules.TooWide), Is.Empty);

    [Test]
    public void No_name_is_empty_of_meaning() => Assert.That(Sources.SelectMany(SourceRules.EmptyName), Is.Empty);

    [Test]
    public void Nothing_is_left_for_later() =>
        Assert.That(Sources.Where(NotTheRulesThemselves).SelectMany(SourceRules.LeftForLater), Is.Empty);

    [Test]
    public void Every_test_can_fail() =>
        Assert.That(Sources.Where(NotTheRulesThemselves).SelectMany(SourceRules.TestThatCannotFail), Is.Empty);

    [Test]
    public void A_vendor_lives_in_one_folder() =>
        Assert.That(Sources.SelectMany(file => SourceRules.VendorOutsideItsFolder(file, Vendors())), Is.Empty);

    [Test]
    public void Vendors_are_chosen_from_the_catalogue() => Assert.That(
        Sources.SelectMany(file => SourceRules.VendorByItsId(file, ProviderCatalog.Vendors.Select(vendor => vendor.Id))), Is.Empty);

    [TestCase("Tests/WeatherHub.Lab/Drills/Catalogue/Desk.cs", "string[] victims = [\"open-meteo\", \"nws\"];")]
    [TestCase("Services/WeatherHub.Api/Desk.cs", "var example = \"open-meteo,nws\";")]
    [TestCase("Tests/WeatherHub.Lab/Benchmarks/Desk.cs", "var slowest = \"nws=50\";")]
    public void A_vendor_that_is_named_by_hand_is_found(string path, string line) =>
        Assert.That(SourceRules.VendorByItsId(new(path, [line]), ["nws"]), Has.Exactly(1).Items);

    [Test]
    public void Nothing_tests_for_a_kind_of_report() => Assert.That(Sources.SelectMany(SourceRules.TestsAKind), Is.Empty);

    [TestCase("if (report.Kind == ReportKind.Forecast) return;")]
    [TestCase("where ReportKind.Alerts != outcome.ReportKind")]
    [TestCase("var size = request.Kind.Name switch")]
    [TestCase("if (kind.Equals(ReportKind.Current)) return;")]
    public void A_test_for_a_kind_of_report_is_found(string line)
    {
        Assert.That(SourceRules.TestsAKind(new("Services/WeatherHub.Api/Desk.cs", [line])), Has.Exactly(1).Items);
        Assert.That(SourceRules.TestsAKind(new("Services/WeatherHub.Api/Desk.cs", [$"// {line}"])), Is.Empty);
    }

    [Test]
    public void Every_vendor_folder_holds_its_page()
    {
        var missing = Vendors()
            .Where(vendor => !File.Exists(Repository.PathOf("Services", "WeatherHub.Providers", vendor, $"{vendor}.md")));

        Assert.That(missing, Is.Empty);
    }

    [Test]
    public void The_rules_see_the_sources() => Assert.That(Sources, Has.Length.GreaterThan(100));

    [Test]
    public void Deliberate_mistakes_are_found()
    {
        var longFile = new SourceFile("Services/WeatherHub.Api/Long.cs", new string[SourceRules.LongestFile + 1]);
        var wide = new SourceFile("Services/WeatherHub.Api/Wide.cs", ["", new string('/', SourceRules.WidestLine + 1)]);
        var empty = new SourceFile("Services/WeatherHub.Api/ForecastHelper.cs", []);
        var leak = new SourceFile("Services/WeatherHub.Api/Desk.cs", ["var url = Nws.Address;"]);
        var later = new SourceFile("Services/WeatherHub.Api/Desk.cs", ["// " + "TO" + "DO write this"]);
        var idle = new SourceFile("Tests/X.cs", ["Assert." + "Pass();"]);

        Assert.Multiple(() =>
        {
            Assert.That(SourceRules.TooLong(longFile), Has.Exactly(1).Items);
            Assert.That(SourceRules.TooWide(wide), Has.Exactly(1).Items);
            Assert.That(SourceRules.EmptyName(empty), Has.Exactly(1).Items);
            Assert.That(SourceRules.VendorOutsideItsFolder(leak, ["Nws"]), Has.Exactly(1).Items);
            Assert.That(SourceRules.LeftForLater(later), Has.Exactly(1).Items);
            Assert.That(SourceRules.TestThatCannotFail(idle), Has.Exactly(1).Items);
        });
    }

    private static bool NotTheRulesThemselves(SourceFile file) => !file.Path.EndsWith("/SourceRules.cs", StringComparison.Ordinal);

    private static string[] Vendors() =>
        [.. Directory.EnumerateDirectories(Repository.PathOf("Services", "WeatherHub.Providers"))
            .Where(folder => Directory.EnumerateFiles(folder, "*Provider.cs").Any())
            .Select(folder => Path.GetFileName(folder))];
}
