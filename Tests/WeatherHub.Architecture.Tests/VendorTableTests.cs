using WeatherHub.Lab.Catalogue;

namespace WeatherHub.Architecture.Tests;

internal sealed class VendorTableTests
{
    [TestCase("README.md")]
    [TestCase("docs/configuration.md")]
    public void A_page_shows_the_catalogues_vendors(string page)
    {
        var text = File.ReadAllText(Repository.PathOf(page));
        Assert.That(text, Is.EqualTo(VendorsVerb.Written(text)), $"run: lab vendors --write {page}");
        var stale = text.Replace("| `nws` |", "| `noaa` |", StringComparison.Ordinal);
        Assert.That(stale, Is.Not.EqualTo(text).And.Not.EqualTo(VendorsVerb.Written(stale)), "another vendor is found");
    }
}
