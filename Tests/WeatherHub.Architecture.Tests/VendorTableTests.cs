using WeatherHub.Lab.Catalogue;

namespace WeatherHub.Architecture.Tests;

internal sealed class VendorTableTests
{
    private const string Page = "docs/configuration.md";

    private static readonly string Text = File.ReadAllText(Repository.PathOf(Page));

    [Test]
    public void The_page_shows_the_catalogues_vendors() =>
        Assert.That(Text, Is.EqualTo(VendorsVerb.Written(Text)), $"run: lab vendors --write {Page}");

    [Test]
    public void A_vendor_that_is_shown_otherwise_is_found()
    {
        var stale = Text.Replace("`nws`", "`noaa`", StringComparison.Ordinal);
        Assert.That(VendorsVerb.Written(stale), Is.Not.EqualTo(stale));
    }
}
