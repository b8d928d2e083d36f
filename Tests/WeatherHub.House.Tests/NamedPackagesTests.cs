using System.Xml.Linq;

namespace WeatherHub.House.Tests;

/// <summary>One property, or environment variable, swaps the stand-ins for the packages they stand for, and nothing else.</summary>
internal sealed class NamedPackagesTests
{
    private const string Redis = "Microsoft.Extensions.Caching.StackExchangeRedis";
    private const string Hosting = "OpenTelemetry.Extensions.Hosting";
    private const string Api = "Services/WeatherHub.Api/WeatherHub.Api.csproj";
    private const string Providers = "Services/WeatherHub.Providers/WeatherHub.Providers.csproj";
    private const string Standins = "Tests/WeatherHub.Standins.Tests/WeatherHub.Standins.Tests.csproj";

    private static readonly string[] Named = ["Refit", "WireMock.Net", Redis, Hosting];

    private static readonly Dictionary<string, string[]> Wants = new()
    {
        [Api] = [Hosting, Redis],
        [Providers] = ["Refit"],
        [Standins] = Named,
    };

    private Dictionary<string, (ProjectEvaluation Default, ProjectEvaluation Named)> projects = [];
    private ProjectEvaluation byEnvironment = null!;

    [OneTimeSetUp]
    public async Task EvaluateAsync()
    {
        var environment = ProjectEvaluation.OfAsync(Providers, environment: "true");
        var pairs = await Task.WhenAll(Wants.Keys.Select(async project =>
        {
            var evaluations = await Task.WhenAll(ProjectEvaluation.OfAsync(project), ProjectEvaluation.OfAsync(project, property: "true"));
            return (project, evaluations);
        }));
        projects = pairs.ToDictionary(pair => pair.project, pair => (pair.evaluations[0], pair.evaluations[1]));
        byEnvironment = await environment;
    }

    [TestCaseSource(nameof(Projects))]
    public void By_default_a_project_references_the_stand_ins_and_none_of_the_packages(string project)
    {
        var (standins, _) = projects[project];

        Assert.That(standins.Projects.Intersect(Named), Is.EquivalentTo(Wants[project]));
        Assert.That(standins.Packages.Intersect(Packages(Named)), Is.Empty);
    }

    [TestCaseSource(nameof(Projects))]
    public void Named_packages_take_the_place_of_the_stand_ins_and_of_nothing_else(string project)
    {
        var (standins, packages) = projects[project];

        Assert.That(packages.Projects, Is.EquivalentTo(standins.Projects.Except(Named)));
        Assert.That(packages.Packages, Is.EquivalentTo(standins.Packages.Concat(Packages(Wants[project]))));
    }

    [Test]
    public void The_environment_variable_does_what_the_property_does()
    {
        var byProperty = projects[Providers].Named;

        Assert.That(byEnvironment.Projects, Is.EqualTo(byProperty.Projects));
        Assert.That(byEnvironment.Packages, Is.EqualTo(byProperty.Packages));
        Assert.That(byEnvironment.Versions, Is.EquivalentTo(byProperty.Versions));
    }

    [Test]
    public void Only_the_client_of_Redis_changes_its_version_and_every_named_package_has_one()
    {
        var (standins, packages) = projects[Api];

        Assert.That(packages.Versions.Keys, Is.EquivalentTo(standins.Versions.Keys));
        Assert.That(
            packages.Versions.Where(version => version.Value != standins.Versions[version.Key]).Select(version => version.Key),
            Is.EqualTo(["StackExchange.Redis"]));
        Assert.That(packages.Versions.Keys, Is.SupersetOf(Packages(Named)));
    }

    [TestCaseSource(nameof(Projects))]
    public void Lock_files_belong_to_the_default_mode_only(string project)
    {
        var (standins, packages) = projects[project];

        Assert.That((standins.LocksItself, standins.LockFile), Is.EqualTo(("true", "")));
        Assert.That(packages.LocksItself, Is.Empty);
        Assert.That(packages.LockFile, Does.Contain("artifacts"));
    }

    [Test]
    public void No_project_names_one_of_the_packages_in_another_way()
    {
        var named = Packages(Named).ToHashSet();
        var others =
            from room in new[] { "Contracts", "Services", "Standins", "Tests" }
            from file in Directory.EnumerateFiles(Repository.PathOf(room), "*.csproj", SearchOption.AllDirectories)
            from reference in XDocument.Load(file).Descendants()
            where reference.Name.LocalName is "PackageReference" or "ProjectReference"
            let target = reference.Attribute("Include")?.Value ?? ""
            where named.Contains(target) || target.Contains("Standins/", StringComparison.Ordinal)
            select $"{Path.GetFileName(file)}: {target}";

        Assert.That(others, Is.Empty);
    }

    private static string[] Projects() => [.. Wants.Keys];

    // Refit's typed clients come in a package of their own.
    private static IEnumerable<string> Packages(IEnumerable<string> names) =>
        names.SelectMany(name => name == "Refit" ? ["Refit", "Refit.HttpClientFactory"] : new[] { name });
}
