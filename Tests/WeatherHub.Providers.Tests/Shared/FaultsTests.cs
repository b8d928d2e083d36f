using System.Text.Json;
using WeatherHub.Providers.Shared;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Providers.Tests.Shared;

public sealed class FaultsTests
{
    private static readonly TestCaseData[] Exceptions =
    [
        new TestCaseData(new HttpRequestException("nowhere"), FaultKind.Network).SetArgDisplayNames("no connection"),
        new TestCaseData(new HttpIOException(HttpRequestError.ResponseEnded), FaultKind.Network).SetArgDisplayNames("cut short"),
        new TestCaseData(new IOException("reset"), FaultKind.Network).SetArgDisplayNames("reset"),
        new TestCaseData(new HttpRequestException(HttpRequestError.ConfigurationLimitExceeded), FaultKind.BadPayload).SetArgDisplayNames(
            "too large"),
        new TestCaseData(new JsonException("line 1"), FaultKind.BadPayload).SetArgDisplayNames("no JSON"),
        new TestCaseData(new InvalidDataException("gzip"), FaultKind.BadPayload).SetArgDisplayNames("broken compression"),
        new TestCaseData(new AggregateException(new HttpRequestException("inner")), FaultKind.Network).SetArgDisplayNames("wrapped"),
    ];

    [TestCaseSource(nameof(Exceptions))]
    public void An_exception_becomes_its_fault_and_keeps_its_words_to_itself(Exception exception, FaultKind kind)
    {
        var fault = Faults.Of(exception)!;
        Assert.That(fault.Kind, Is.EqualTo(kind));
        Assert.That(fault.InnerException, Is.Null);
        Assert.That(fault.Message, Does.Not.Contain(exception.Message));
    }

    [Test]
    public void An_exception_of_the_host_is_none_of_ours_to_judge() => Assert.That(Faults.Of(new InvalidTimeZoneException()), Is.Null);

    [TestCase(200, null)]
    [TestCase(204, null)]
    [TestCase(301, FaultKind.Refused)]
    [TestCase(404, FaultKind.Refused)]
    [TestCase(418, FaultKind.NotCovered)]
    [TestCase(401, FaultKind.Unauthorized)]
    [TestCase(429, FaultKind.RateLimited)]
    [TestCase(599, FaultKind.Unavailable)]
    public void A_status_means_what_the_vendor_means_by_it_else_what_everybody_does(int status, FaultKind? kind) =>
        Assert.That(Faults.OfStatus(status, own => own == 418 ? FaultKind.NotCovered : null), Is.EqualTo(kind));
}
