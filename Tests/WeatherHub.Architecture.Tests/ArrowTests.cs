using System.Xml.Linq;
using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using ArchUnitNET.NUnit;
using WeatherHub.Providers;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace WeatherHub.Architecture.Tests;

internal sealed class ArrowTests
{
    private static readonly ArchUnitNET.Domain.Architecture Waist = new ArchLoader()
        .LoadAssembly(typeof(Weather.Units.Unit).Assembly)
        .Build();

    /// <summary>The folders of Consensus: each knows only those before it.</summary>
    private static readonly string[] Stages =
        ["Skill", "Results", "Explain", "Members", "Rejection", "Hourly", "Daily", "Notices", "Current"];

    private static IEnumerable<string> Rooms => Arrows.Rooms;

    private static IEnumerable<TestCaseData> StagesOfTheMerge => Stages.SkipLast(1).Select((stage, index) =>
        new TestCaseData($"Consensus\\.{stage}", $"Consensus\\.({string.Join('|', Stages[(index + 1)..])})"));

    [TestCaseSource(nameof(Rooms))]
    public void Every_room_knows_only_the_rooms_it_may(string room) =>
        Assert.That(Arrows.Broken(room, Arrows.ReferencesOf(room)), Is.Empty);

    [TestCaseSource(nameof(Rooms))]
    public void Every_project_file_names_only_the_rooms_it_may(string room)
    {
        var references = XDocument.Load(ProjectFile(room)).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));

        Assert.That(Arrows.Broken(room, references), Is.Empty);
    }

    [TestCase("WeatherHub.Weather", "System.Text.Json")]
    [TestCase("WeatherHub.Weather", "WeatherHub.Providers")]
    [TestCase("WeatherHub.Contracts", "WeatherHub.Weather")]
    [TestCase("WeatherHub.Providers", "WeatherHub.Api")]
    [TestCase("WeatherHub.Client", "WeatherHub.Weather")]
    [TestCase("WeatherHub.Providers", "StackExchange.Redis")]
    [TestCase("WeatherHub.Verification", "WeatherHub.Api")]
    [TestCase("WeatherHub.Verification", "StackExchange.Redis")]
    public void An_arrow_drawn_the_wrong_way_is_found(string room, string reference) =>
        Assert.That(Arrows.Broken(room, [reference]), Has.Exactly(1).Items);

    [TestCaseSource(nameof(StagesOfTheMerge))]
    public void A_folder_of_the_waist_knows_none_that_comes_after_it(string folder, string later) =>
        Types().That().Are(In(folder)).Should().NotDependOnAny(In(later)).Check(Waist);

    [TestCase("Consensus\\.Hourly", "Consensus\\.Skill")]
    [TestCase("Consensus\\.Current", "Consensus\\.(Notices|Daily)")]
    [TestCase("Consensus", "Reports")]
    public void A_folder_that_knows_another_is_found(string folder, string other) =>
        Assert.That(Types().That().Are(In(folder)).Should().NotDependOnAny(In(other)).HasNoViolations(Waist), Is.False);

    [TestCaseSource(typeof(FolderLayers), nameof(FolderLayers.Projects))]
    public void A_folder_uses_only_folders_below_its_own(string project) =>
        Assert.That(string.Join('\n', FolderLayers.Broken(project)), Is.Empty);

    [Test]
    public void A_folder_that_uses_one_above_or_beside_it_or_in_no_layer_is_found()
    {
        Assert.That(
            FolderLayers.Broken("WeatherHub.Weather", ["Units Geography", "Series"]),
            Has.Some.Contain("Series must not use Units"));
        Assert.That(FolderLayers.Broken("WeatherHub.Weather", ["Series Units"]), Has.Some.Contain("Series must not use Units"));
        Assert.That(FolderLayers.Broken("WeatherHub.Weather", ["Series"]), Has.Some.Contain("Series must not use Units"));
    }

    [Test]
    public void Providers_shows_the_host_nothing_of_a_vendor()
    {
        Assert.That(Exports.BeyondTheCatalogue(typeof(ProviderCatalog).Assembly), Is.Empty);
    }

    [Test]
    public void An_assembly_that_exports_more_than_the_catalogue_is_found()
    {
        Assert.That(Exports.BeyondTheCatalogue(typeof(Weather.Units.Unit).Assembly), Does.Contain("WeatherHub.Weather.Units.Unit"));
    }

    private static IObjectProvider<IType> In(string folder) =>
        Types().That().ResideInNamespaceMatching($"^WeatherHub\\.Weather\\.{folder}(\\..*)?$");

    private static string ProjectFile(string room) =>
        Directory.EnumerateFiles(Repository.Root, $"{room}.csproj", SearchOption.AllDirectories).Single();
}
