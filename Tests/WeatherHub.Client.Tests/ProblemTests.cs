using WeatherHub.Contracts.V1;
using WireMock.ResponseBuilders;

namespace WeatherHub.Client.Tests;

/// <summary>Answers that are no success.</summary>
internal sealed class ProblemTests : ClientFixture
{
    [Test]
    public void A_problem_comes_with_every_fault_and_when_to_come_back()
    {
        Give(
            "/v1/hourly",
            Response
                .Create()
                .WithStatusCode(503)
                .WithHeader("Retry-After", "42")
                .WithHeader("Content-Type", "application/problem+json")
                .WithBody(
                    """
                    {"type":"https://weatherhub.example/problems/unavailable","title":"Unavailable","status":503,
                     "detail":"Nobody answers.","instance":"/v1/hourly","traceId":"t1",
                     "errors":[{"parameter":"lat","code":"out_of_range","detail":"must be less"}],
                     "providers":[{"id":"a","state":"timeout"}],"more":1}
                    """));

        var exception = Assert.ThrowsAsync<WeatherHubProblemException>(() => Client.GetHourlyAsync(Berlin));

        Assert.That((exception!.Status, exception.TraceId, exception.RetryAfter), Is.EqualTo((503, "t1", TimeSpan.FromSeconds(42))));
        Assert.That(exception.Problem.Providers![0].State, Is.EqualTo(ProviderStates.Timeout));
        Assert.That(exception.Message, Is.EqualTo("503 Unavailable: Nobody answers. (lat must be less) [t1]"));
        Assert.That(Hub.LogEntries, Has.Count.EqualTo(1), "the client never repeats a request by itself");
    }

    [Test]
    public void The_answer_of_an_intermediary_is_a_problem_too()
    {
        Give("/v1/current", Response.Create().WithStatusCode(502).WithBody("<html>Bad gateway</html>"));

        var exception = Assert.ThrowsAsync<WeatherHubProblemException>(() => Client.GetCurrentAsync(Berlin));

        Assert.That((exception!.Status, exception.Problem.Type), Is.EqualTo((502, ProblemTypes.Other)));
        Assert.That(exception.Message, Does.Not.Contain("html"));
    }
}
