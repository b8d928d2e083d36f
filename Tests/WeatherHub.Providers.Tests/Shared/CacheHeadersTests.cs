using System.Globalization;
using WeatherHub.Providers.Shared;

namespace WeatherHub.Providers.Tests.Shared;

public sealed class CacheHeadersTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [TestCase("max-age=900", null, null, 900)]
    [TestCase("public, max-age=900", "300", null, 600)]
    [TestCase("max-age=60", "300", null, 0)]
    [TestCase("max-age=900", null, 7200, 900)]
    [TestCase(null, null, 7200, 7200)]
    [TestCase(null, null, -60, 0)]
    [TestCase(null, null, 864_000, 86_400)]
    [TestCase("no-cache", null, 7200, null)]
    [TestCase("no-store, max-age=900", null, null, null)]
    [TestCase("rubbish=;;", null, null, null)]
    [TestCase(null, null, null, null)]
    public void Freshness_is_what_the_headers_say_less_its_age_and_at_most_a_day(string? control, string? age, int? expiresIn, int? seconds)
    {
        using var response = new HttpResponseMessage { Content = new ByteArrayContent([]) };
        if (control is not null) response.Headers.TryAddWithoutValidation("Cache-Control", control);
        if (age is not null) response.Headers.TryAddWithoutValidation("Age", age);
        if (expiresIn is { } said) response.Content.Headers.Expires = Now.AddSeconds(said);
        Assert.That(CacheHeaders.FreshFor(response.Headers, response.Content.Headers, Now)?.TotalSeconds, Is.EqualTo(seconds));
    }

    [TestCase("120", 120)]
    [TestCase("0", 0)]
    [TestCase("-5", null)]
    [TestCase("Sun, 01 Mar 2026 12:01:30 GMT", 90)]
    [TestCase("Sun, 01 Mar 2026 11:00:00 GMT", 0)]
    [TestCase("315360000", 86_400)]
    [TestCase("a while", null)]
    public void A_wait_is_read_from_seconds_or_a_date_and_is_at_most_a_day(string said, int? seconds)
    {
        using var response = new HttpResponseMessage();
        response.Headers.TryAddWithoutValidation("Retry-After", said);
        Assert.That(RetryAfter.Of(response.Headers, Now)?.TotalSeconds, Is.EqualTo(seconds));
    }

    [Test]
    public void A_validator_is_kept_as_it_was_spelled()
    {
        using var response = new HttpResponseMessage { Content = new ByteArrayContent([]) };
        var spelled = Now.ToString("R", CultureInfo.InvariantCulture);
        response.Content.Headers.TryAddWithoutValidation("Last-Modified", spelled);
        Assert.That(CacheHeaders.Raw(response.Content.Headers, "Last-Modified"), Is.EqualTo(spelled));
        Assert.That(CacheHeaders.Raw(response.Content.Headers, "ETag"), Is.Null);
    }
}
