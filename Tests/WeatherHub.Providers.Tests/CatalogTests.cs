using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using WeatherHub.Providers.Tests.Conformance;
using WeatherHub.Weather.Providers;

namespace WeatherHub.Providers.Tests;

public sealed class CatalogTests
{
    [Test]
    public void Every_vendor_written_is_registered_once_in_the_catalogues_order()
    {
        var registered = Registered([]);
        var written = typeof(ProviderCatalog)
            .Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IWeatherProvider)));
        Assert.That(registered.Select(provider => provider.GetType()), Is.EquivalentTo(written));
        Assert.That(registered.Select(provider => provider.Profile.Id), Is.EqualTo(ProviderCatalog.Vendors.Select(vendor => vendor.Id)));
        Assert.That(ProviderCatalog.Vendors.Select(vendor => vendor.Id), Is.Unique);
    }

    [Test]
    public void Every_vendor_registered_passes_the_conformance_suite_by_a_class_of_its_own()
    {
        var suites = typeof(ConformanceSuite)
            .Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(ConformanceSuite)));
        Assert.That(
            suites.Select(suite => ((ConformanceSuite)Activator.CreateInstance(suite)!).Vendor),
            Is.EquivalentTo(ProviderCatalog.Vendors.Select(vendor => vendor.Id).Append("toy")));
    }

    [Test]
    public void The_assembly_shows_the_host_what_it_needs_and_nothing_else() =>
        Assert.That(
            typeof(ProviderCatalog).Assembly.GetExportedTypes(),
            Is.EquivalentTo((Type[])[typeof(ProviderCatalog), typeof(RecordedResult), typeof(RetryAfter)]));

    [TestCase(
        "Providers:OpenMeteo:BaseAddress",
        "weather.example.org",
        "Providers:OpenMeteo:BaseAddress must be an absolute http(s) address"
    )]
    [TestCase(
        "Providers:MetNorway:BaseAddress",
        "ftp://example.org",
        "Providers:MetNorway:BaseAddress must be an absolute http(s) address"
    )]
    [TestCase("Providers:Contact", "call me (please)", "Providers:Contact must be an e-mail address or an absolute http(s) address")]
    public void A_wrong_setting_is_named_with_what_it_must_be(string key, string value, string message) =>
        Assert.That(() => Registered([new(key, value)]), Throws.TypeOf<OptionsValidationException>().With.Message.Contains(message));

    [TestCase("Providers:OpenMeteo:Enabled", "maybe")]
    [TestCase("Providers:OpenMeteo:Usage", "Sometimes")]
    public void A_setting_that_cannot_be_read_is_named(string key, string value) =>
        Assert.That(() => Registered([new(key, value)]), Throws.InvalidOperationException.With.Message.Contains(key));

    [Test]
    public void With_no_configuration_at_all_the_vendors_that_need_no_contact_are_on() =>
        Assert.That(
            Registered([]).Where(provider => provider.Profile.DisabledBecause is null).Select(provider => provider.Profile.Id),
            Does.Contain("open-meteo").And.Not.Contain("met-norway"));

    private static IReadOnlyList<IWeatherProvider> Registered(IEnumerable<KeyValuePair<string, string?>> settings)
    {
        var services = new ServiceCollection();
        services.AddWeatherProviders(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        using var provider = services.BuildServiceProvider();
        return [.. provider.GetServices<IWeatherProvider>()];
    }
}
