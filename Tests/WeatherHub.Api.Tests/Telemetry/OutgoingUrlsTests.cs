using WeatherHub.Api.Telemetry;

namespace WeatherHub.Api.Tests.Telemetry;

public sealed class OutgoingUrlsTests
{
    [TestCase("https://api.example.org/v1/forecast?*", "https://api.example.org/v1/forecast?*")]
    [TestCase(
        "https://api.example.org/weatherapi/locationforecast/2.0/complete?*",
        "https://api.example.org/weatherapi/locationforecast/2.0/complete?*"
    )]
    [TestCase("https://api.example.org/points/39.7456,-97.0892", "https://api.example.org/points/*")]
    [TestCase("https://api.example.org/gridpoints/MPX/107,71/forecast/hourly", "https://api.example.org/gridpoints/*/*/forecast/hourly")]
    [TestCase("https://api.example.org/forecast/S3cretKeyS3cretKey/52.52,13.41?lang=de", "https://api.example.org/forecast/*/*?*")]
    [TestCase("https://api.example.org/forecast/abcdefghijklmnopqrstuvwxyzabcdef/", "https://api.example.org/forecast/*/")]
    [TestCase("https://user:secret@api.example.org:8443/v1/52.52", "https://api.example.org:8443/v1/*")]
    [TestCase("no address", "*")]
    public void Words_stay_and_places_and_keys_go(string address, string redacted) =>
        Assert.That(OutgoingUrls.Redacted(address), Is.EqualTo(redacted));

    [TestCase("1", true)]
    [TestCase("TRUE", true)]
    [TestCase("0", false)]
    [TestCase(null, false)]
    public void The_hub_does_not_start_with_redaction_switched_off(string? value, bool refused) =>
        Assert.That(() => TelemetryServices.Refuse(_ => value), refused ? Throws.InvalidOperationException : Throws.Nothing);
}
