using System.Net;
using WeatherHub.Providers.Tests.Conformance;
using WeatherHub.TestKit;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Providers.Tests.OpenMeteo;

public sealed class OpenMeteoUsageTests
{
    [Test]
    public async Task Free_use_asks_the_free_host_and_never_shows_it_a_key()
    {
        using var vendor = Vendor(null, ("ApiKey", "k3y"));
        await vendor.Provider.ReportAsync(Query, default);
        Assert.That(vendor.Seen[0].RequestUri!.Host, Is.EqualTo("api.open-meteo.com"));
        Assert.That(vendor.Seen[0].RequestUri!.Query, Does.Not.Contain("k3y"));
        Assert.That(vendor.Provider.Profile.Attribution.CommercialUse, Is.False);
    }

    [Test]
    public async Task Commercial_use_asks_the_paid_host_with_the_key()
    {
        using var vendor = Vendor(null, ("Usage", "Commercial"), ("ApiKey", "k3y"));
        await vendor.Provider.ReportAsync(Query, default);
        Assert.That(vendor.Seen[0].RequestUri!.Host, Is.EqualTo("customer-api.open-meteo.com"));
        Assert.That(vendor.Seen[0].RequestUri!.Query, Does.Contain("apikey=k3y"));
        Assert.That(vendor.Provider.Profile.DisabledBecause, Is.Null);
    }

    [Test]
    public void Commercial_use_without_a_key_or_a_server_of_ones_own_is_off_and_says_so()
    {
        using var vendor = Vendor(null, ("Usage", "Commercial"));
        Assert.That(
            vendor.Provider.Profile.DisabledBecause,
            Does.Contain("Providers:OpenMeteo:ApiKey").And.Contain("Providers:OpenMeteo:BaseAddress"));
        using var own = Vendor("https://weather.example.org/meteo/", ("Usage", "Commercial"));
        Assert.That(own.Provider.Profile.DisabledBecause, Is.Null);
    }

    [Test]
    public async Task A_server_of_ones_own_may_live_under_a_path_and_elevation_is_handed_on()
    {
        using var vendor = Vendor("https://weather.example.org/meteo/");
        await vendor.Provider.ReportAsync(Query with { Elevation = 120 }, default);
        Assert.That(vendor.Seen[0].RequestUri!.AbsolutePath, Is.EqualTo("/meteo/v1/forecast"));
        Assert.That(vendor.Seen[0].RequestUri!.Query, Does.Contain("elevation=120"));
    }

    private static WeatherQuery Query { get; } = new(ReportKind.Forecast, new Coordinates(52.52, 13.41), null);

    private static VendorHost Vendor(string? address, params (string Key, string Value)[] settings) => new(
        "open-meteo", "OpenMeteo", address, new DateTimeOffset(2025, 7, 27, 3, 0, 0, TimeSpan.Zero),
        (_, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new ByteArrayContent(Payloads.Named("OpenMeteo", "forecast--berlin-all-params.json").Body),
        }),
        settings.Select(setting => new KeyValuePair<string, string?>($"Providers:OpenMeteo:{setting.Key}", setting.Value)));
}
