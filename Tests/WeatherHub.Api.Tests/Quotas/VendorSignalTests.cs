using System.Net;
using WeatherHub.Api.Quotas;

namespace WeatherHub.Api.Tests.Quotas;

internal sealed class VendorSignalTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 10, 20, 0, TimeSpan.Zero);

    [TestCase("120", 120)]
    [TestCase("0", 1)]
    [TestCase("Mon, 01 Jun 2026 10:25:00 GMT", 300)]
    [TestCase("Mon, 01 Jun 2026 10:00:00 GMT", 1)]
    [TestCase("315360000", 86_400)]
    [TestCase("Fri, 31 Dec 9999 23:59:59 GMT", 86_400)]
    [TestCase("-5", 60)]
    [TestCase("soon", 60)]
    [TestCase("1e999", 60)]
    [TestCase(null, 60)]
    public void A_refusal_by_rate_is_obeyed_in_every_form(string? said, double seconds) =>
        Assert.That(Rest(HttpStatusCode.TooManyRequests, ("Retry-After", said)), Is.EqualTo(seconds));

    [TestCase("RateLimit-Remaining", "RateLimit-Reset", "90", 90)]
    [TestCase("X-RateLimit-Remaining", "X-RateLimit-Reset", "1780309230", 30)]
    [TestCase("X-RateLimit-Remaining", "X-RateLimit-Reset", "1780309230000", 30)]
    [TestCase("x-ratelimit-remaining", "x-ratelimit-reset", "99999999999999", 86_400)]
    public void A_quota_said_to_be_spent_is_left_alone_until_its_reset(string remaining, string reset, string when, double seconds) =>
        Assert.That(Rest(HttpStatusCode.OK, (remaining, "0"), (reset, when)), Is.EqualTo(seconds).Within(0.01));

    [TestCase("1", "90")]
    [TestCase("0", null)]
    [TestCase("0", "-3")]
    [TestCase("0", "NaN")]
    [TestCase("0", "1000000000")]
    [TestCase("none", "90")]
    [TestCase(null, "90")]
    public void What_says_nothing_of_the_kind_stops_nobody(string? remaining, string? reset) =>
        Assert.That(Rest(HttpStatusCode.OK, ("RateLimit-Remaining", remaining), ("RateLimit-Reset", reset)), Is.Null);

    [Test]
    public void Of_two_words_the_longer_is_obeyed() =>
        Assert.That(
            Rest(HttpStatusCode.TooManyRequests, ("Retry-After", "5"), ("RateLimit-Remaining", "0"), ("RateLimit-Reset", "40")),
            Is.EqualTo(40));

    private static double? Rest(HttpStatusCode status, params (string Name, string? Value)[] headers)
    {
        using var response = new HttpResponseMessage(status);
        foreach (var (name, value) in headers)
            if (value is not null)
                response.Headers.TryAddWithoutValidation(name, value);
        return RateLimitHeaders.Rest(response, Now, unsaid: TimeSpan.FromSeconds(60))?.TotalSeconds;
    }
}
