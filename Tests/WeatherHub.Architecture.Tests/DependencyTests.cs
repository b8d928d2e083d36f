using WeatherHub.Lab.Dependencies;

namespace WeatherHub.Architecture.Tests;

internal sealed class DependencyTests
{
    private const string Page = "docs/dependencies.md";

    private static readonly PackageList List = PackageList.Read(Repository.Root);
    private static readonly string Text = File.ReadAllText(Repository.PathOf(Page));

    [Test]
    public void The_page_says_what_is_locked() =>
        Assert.That(Text, Is.EqualTo(DependenciesVerb.Written(Text, List)), $"run: lab dependencies --write {Page}");

    [Test]
    public void A_version_that_is_no_longer_locked_is_found()
    {
        var stale = Text.Replace("| Refit | ", "| Refit | 0.", StringComparison.Ordinal);
        Assert.That(stale, Is.Not.EqualTo(Text).And.Not.EqualTo(DependenciesVerb.Written(stale, List)));
    }

    [Test]
    public void Every_package_has_a_reason_and_a_use_and_no_test_package_is_shipped() => Assert.That(List.Faults(), Is.Empty);

    [Test]
    public void Deliberate_mistakes_are_found()
    {
        Locked[] packages = [new("Refit", "1", true, false, []), new("NUnit", "1", false, false, []), new("Stray", "1", true, false, [])];
        CentralPackage[] central =
        [
            new("Refit", CentralPackage.Product, ""),
            new("NUnit", CentralPackage.Tests, "tests"),
            new("Polly", "Spare", "some day"),
        ];

        Assert.That(new PackageList([new LockFile("Services/X", packages)], central).Faults(), Is.EqualTo(new[]
        {
            "Directory.Packages.props: Refit has no Reason",
            "Directory.Packages.props: Polly stands in no group",
            "Directory.Packages.props: nothing uses Polly",
            "Services/X refers to Stray, of which Directory.Packages.props says nothing",
            "Services/X has NUnit, which is for tests",
        }));
    }
}
