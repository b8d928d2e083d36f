using WeatherHub.Lab.Dependencies;

namespace WeatherHub.Lab.Tests.Dependencies;

internal sealed class LicencesTests
{
    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    [OneTimeTearDown]
    public void Delete() => Directory.Delete(folder, recursive: true);

    [TestCase("""<license type="expression">MIT</license><licenseUrl>https://licenses.example.org/MIT</licenseUrl>""", "MIT")]
    [TestCase("""<license type="file">License.md</license>""", "License.md in the package")]
    [TestCase("<licenseUrl>https://example.org/licence</licenseUrl>", "<https://example.org/licence>")]
    [TestCase("", "not said")]
    public void A_package_says_its_licence(string said, string licence)
    {
        var at = Directory.CreateDirectory(Path.Combine(folder, "some.package", "1.0.0-beta"));
        File.WriteAllText(
            Path.Combine(
                at.FullName, "some.package.nuspec"),
                $"""<package xmlns="urn:n"><metadata><id>Some.Package</id>{said}</metadata></package>""");
        Assert.That(new Licences(folder, (_, _) => null).Of("Some.Package", "1.0.0-Beta"), Is.EqualTo(licence));
    }

    [Test]
    public void Of_a_package_that_is_not_on_this_machine_the_page_knows_the_licence()
    {
        const string Page = "| package | version | licence | direct | reason |\n| Gone | 1.0.0 | MIT | yes | because |\n";
        var licences = new Licences(folder, (name, version) => DependencyTables.LicenceIn(Page, name, version));
        Assert.That(licences.Of("Gone", "1.0.0"), Is.EqualTo("MIT"));
        Assert.That(() => licences.Of("Gone", "2.0.0"), Throws.InstanceOf<UsageException>().With.Message.Contains("dotnet restore"));
    }
}
