using WeatherHub.Lab.Crowds;
using WeatherHub.Lab.Simulation;
using WeatherHub.Weather.Geography;

namespace WeatherHub.Lab.Tests.Crowds;

internal sealed class TablePageTests
{
    private static readonly IReadOnlyList<Asked> Panel = Lab.Simulation.Panel.Of(Endpoints.Freshness);

    [Test]
    public void What_is_as_predicted_passes()
    {
        var output = Judge(page =>
        {
            page.Cell(As(Rounds(1), 1));
            page.Cell(As(Rounds(3), 1));
            page.Equal();
            page.Control(As(Rounds(3), 3));
        });
        Assert.That(output, Does.EndWith(", 0 failed").And.Not.Contain("FAILED"));
    }

    [Test]
    public void Calls_that_grow_with_the_replicas_fail()
    {
        var output = Judge(page =>
        {
            page.Cell(As(Rounds(1), 1));
            page.Cell(As(Rounds(3), 3));
            page.Equal();
        });
        Assert.That(output, Does.Contain("FAILED 3 callers x 3 replicas: open-meteo/forecast is asked no more often than it expires: 3 for 1"));
        Assert.That(output, Does.Contain("FAILED calls are equal"));
    }

    [Test]
    public void A_request_that_comes_to_nothing_fails() =>
        Assert.That(Judge(page => page.Cell(As(Rounds(1), 1) with { Broken = 2 })), Does.Contain("no request comes to nothing: 2"));

    [Test]
    public void A_control_in_which_nothing_breaks_fails() =>
        Assert.That(Judge(page => page.Control(As(Rounds(3), 1))), Does.Contain("FAILED control"));

    [Test]
    public void A_replica_that_keeps_reading_Redis_fails() =>
        Assert.That(Judge(page => page.Cell(As(Rounds(1), 1) with { Reads = 1_000 })), Does.Contain("FAILED 1 callers x 1 replicas: Redis is read as predicted"));

    private static Rounds Rounds(int replicas) => new([new Coordinates(35.68, 139.69)], TimeSpan.FromMinutes(7), 1, replicas, replicas);

    private static Measured As(Rounds rounds, int times)
    {
        var calls = rounds.Expect(Panel, shared: true).Calls;
        return new Measured(
            rounds, Endpoints.Of.SelectMany(question => question.Value.Select(endpoint => (endpoint, Count: calls[question.Key] * times)))
                .ToDictionary(call => call.endpoint, call => call.Count),
            0, 0, 2 * rounds.Expect(Panel, shared: true).All + rounds.Expect(Panel, shared: true).Reads, 0);
    }

    private static string Judge(Action<TablePage> judged)
    {
        using var output = new StringWriter();
        var page = new TablePage(output, Panel);
        judged(page);
        page.End();
        return output.ToString().TrimEnd();
    }
}
