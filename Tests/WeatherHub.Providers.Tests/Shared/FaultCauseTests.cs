using System.Net.Sockets;
using System.Security.Authentication;
using WeatherHub.Providers.Shared;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Providers.Tests.Shared;

internal sealed class FaultCauseTests
{
    private static IEnumerable<TestCaseData> Failures()
    {
        yield return Case(Http(HttpRequestError.NameResolutionError, SocketError.HostNotFound), "name_resolution_error");
        yield return Case(Http(HttpRequestError.ConnectionError, SocketError.TryAgain), "name_resolution_error");
        yield return Case(Http(HttpRequestError.ConnectionError, SocketError.ConnectionRefused), "connection_refused");
        yield return Case(
            new HttpRequestException(null, new IOException(null, new SocketException((int)SocketError.ConnectionReset))),
            "connection_reset");
        yield return Case(Http(HttpRequestError.ConnectionError, SocketError.TimedOut), "connect_timeout");
        yield return Case(Http(HttpRequestError.ConnectionError, SocketError.NetworkUnreachable), "network_unreachable");
        yield return Case(
            new HttpRequestException(HttpRequestError.SecureConnectionError, null, new AuthenticationException()),
            "secure_connection_error");
        yield return Case(new HttpRequestException(null, new AuthenticationException()), "secure_connection_error");
        yield return Case(new HttpRequestException(null, new HttpIOException(HttpRequestError.ResponseEnded)), "response_ended");
        yield return Case(new IOException(null, new SocketException((int)SocketError.ConnectionReset)), "connection_reset");
        yield return Case(new HttpRequestException("https://secret.example/?key=secret"), "connection_error");

        static HttpRequestException Http(HttpRequestError error, SocketError socket) => new(error, null, new SocketException((int)socket));

        static TestCaseData Case(Exception exception, string cause) => new(exception, cause);
    }

    [TestCaseSource(nameof(Failures))]
    public void A_connection_that_fails_says_why_in_a_word_of_ours(Exception exception, string cause)
    {
        var fault = Faults.Of(exception)!;

        Assert.That((fault.Kind, fault.Cause), Is.EqualTo((FaultKind.Network, cause)));
        Assert.That(
            (fault.Message, fault.InnerException),
            Is.EqualTo(("the connection failed", (Exception?)null)),
            "no word of anybody else's");
    }

    [Test]
    public void A_connection_that_is_not_made_in_time_is_told_from_an_answer_that_is_late()
    {
        Assert.That(Faults.Late(new TaskCanceledException(null, new TimeoutException())).Cause, Is.EqualTo("connect_timeout"));
        Assert.That(Faults.Late(new OperationCanceledException()).Cause, Is.Null);
    }

    [Test]
    public void A_status_is_its_own_cause() => Assert.That(Faults.Status(FaultKind.Unavailable, 503).Cause, Is.EqualTo("503"));
}
