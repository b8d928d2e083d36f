using System.Net;
using System.Text.Json.Nodes;
using WeatherHub.Weather.Units;

namespace WeatherHub.Sandbox.Tests.MetNorway;

internal sealed class MetNorwayDialectTests
{
    private const string Complete = "/met-norway/weatherapi/locationforecast/2.0/complete";

    private SandboxFixture rig = null!;

    [OneTimeSetUp]
    public async Task Start() => rig = await SandboxFixture.VendorsAsync();

    [OneTimeTearDown]
    public async Task Stop() => await rig.DisposeAsync();

    [Test]
    public async Task Hours_come_first_then_six_hours_until_day_ten_and_every_period_follows_its_label()
    {
        var entries = await EntriesAsync("lat=52.52&lon=13.41");
        var times = entries.Select(Time).ToArray();
        Assert.That(times[0], Is.EqualTo(new DateTimeOffset(2026, 6, 1, 10, 0, 0, TimeSpan.Zero)));
        Assert.That(times[^1], Is.EqualTo(new DateTimeOffset(2026, 6, 11, 6, 0, 0, TimeSpan.Zero)));
        var steps = times.Zip(times.Skip(1), (one, next) => (next - one).TotalHours).ToArray();
        Assert.That(steps, Is.All.AnyOf(1.0, 6.0));
        Assert.That(steps, Is.Ordered);
        Assert.That(steps.Count(step => step == 1), Is.InRange(54, 60));
        foreach (var (entry, index) in entries.Select((entry, index) => (entry, index)))
        {
            var time = Time(entry);
            var instant = entry["data"]!["instant"]!["details"]!;
            Assert.That(
                instant["air_temperature"]!.GetValue<double>(),
                Is.EqualTo(rig.Truth(SandboxFixture.Berlin, time, Variable.Temperature)).Within(0.051));
            Assert.That(
                instant["wind_speed"]!.GetValue<double>(),
                Is.EqualTo(rig.Truth(SandboxFixture.Berlin, time, Variable.WindSpeed)).Within(0.051));
            Follows("next_1_hours", index < steps.Length && steps[index] == 1 ? 1 : 0);
            Follows("next_6_hours", time.AddHours(6) <= times[^1] ? 6 : 0);

            void Follows(string period, int hours)
            {
                var said = entry["data"]![period]?["details"]!["precipitation_amount"]!.GetValue<double>();
                Assert.That(said is null, Is.EqualTo(hours == 0), $"{period} at {time}");
                if (said is { } water) Assert.That(water, Is.EqualTo(Fallen(time, hours)).Within(0.051), $"{period} at {time}");
            }
        }

        double Fallen(DateTimeOffset from, int hours) =>
            Enumerable.Range(0, hours).Sum(hour => rig.Truth(SandboxFixture.Berlin, from.AddHours(hour), Variable.Precipitation));
    }

    [Test]
    public async Task Gusts_and_probabilities_are_nordic()
    {
        var (nordic, other) = (
            (await EntriesAsync("lat=59.91&lon=10.75"))[0]["data"]!,
            (await EntriesAsync("lat=40.71&lon=-74.01"))[0]["data"]!);
        Assert.That(nordic["instant"]!["details"]!["wind_speed_of_gust"], Is.Not.Null);
        Assert.That(nordic["next_1_hours"]!["details"]!["probability_of_precipitation"], Is.Not.Null);
        Assert.That(other["instant"]!["details"]!["wind_speed_of_gust"], Is.Null);
        Assert.That(other["next_1_hours"]!["details"]!["probability_of_precipitation"], Is.Null);
    }

    [Test]
    public async Task It_says_until_when_it_need_not_be_asked_and_then_that_nothing_is_new()
    {
        using var first = await rig.Http.GetAsync($"{Complete}?lat=52.52&lon=13.41");
        var modified = first.Content.Headers.LastModified;
        Assert.That(first.Content.Headers.Expires, Is.GreaterThan(rig.Now));
        Assert.That(first.Headers.Date, Is.EqualTo(rig.Now));
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Complete}?lat=52.52&lon=13.41")
        {
            Headers = { IfModifiedSince = modified },
        };
        using var second = await rig.Http.SendAsync(request);
        Assert.That(second.StatusCode, Is.EqualTo(HttpStatusCode.NotModified));
        Assert.That(await second.Content.ReadAsByteArrayAsync(), Is.Empty);
        Assert.That(second.Content.Headers.Expires, Is.GreaterThan(rig.Now));
        using var older = new HttpRequestMessage(HttpMethod.Get, $"{Complete}?lat=52.52&lon=13.41")
        {
            Headers = { IfModifiedSince = modified!.Value.AddHours(-1) },
        };
        using var third = await rig.Http.SendAsync(older);
        Assert.That(third.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("lat=52.52001&lon=13.41", null, HttpStatusCode.Forbidden)]
    [TestCase("lat=52.52&lon=13.41", "", HttpStatusCode.Forbidden)]
    [TestCase("lat=52.52&lon=13.41", "curl/8.0", HttpStatusCode.Forbidden)]
    [TestCase("lat=95&lon=13.41", null, HttpStatusCode.BadRequest)]
    [TestCase("lat=52.52", null, HttpStatusCode.BadRequest)]
    [TestCase("lat=52.52&lon=13.41&sea=yes", null, HttpStatusCode.BadRequest)]
    public async Task Who_breaks_the_terms_is_refused_with_a_page(string query, string? agent, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{rig.VendorsAddress}{Complete}?{query}");
        using var anonymous = new HttpClient(new SocketsHttpHandler());
        if (agent is { Length: > 0 }) request.Headers.UserAgent.ParseAdd(agent);
        using var response = await (agent is null ? rig.Http : anonymous).SendAsync(request);
        Assert.That(response.StatusCode, Is.EqualTo(status));
        Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/html"));
    }

    private static DateTimeOffset Time(JsonNode entry) => entry["time"]!.GetValue<DateTimeOffset>();

    private async Task<JsonNode[]> EntriesAsync(string query) =>
        [.. (await rig.JsonAsync($"{Complete}?{query}"))["properties"]!["timeseries"]!.AsArray().Select(entry => entry!)];
}
