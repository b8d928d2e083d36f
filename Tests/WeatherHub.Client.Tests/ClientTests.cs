using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using WeatherHub.Contracts.V1;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;

namespace WeatherHub.Client.Tests;

/// <summary>How the client sends a request and what it keeps of an answer.</summary>
internal sealed class ClientTests : ClientFixture
{
    [Test]
    public async Task A_forecast_comes_as_the_records_of_the_contract_with_its_age_and_trace()
    {
        Give(
            "/v1/forecast",
            Response
                .Create()
                .WithStatusCode(200)
                .WithBody(Golden)
                .WithHeader("ETag", "\"a\"")
                .WithHeader("Age", "300")
                .WithHeader("traceresponse", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"));

        var answer = await Client.GetForecastAsync(Berlin);

        Assert.That(
            JsonSerializer.Serialize(answer.Value, ContractJson.Default.ForecastDocument),
            Is.EqualTo(JsonNode.Parse(Golden)!.ToJsonString()));
        Assert.That(
            (answer.Tag, answer.Age, answer.TraceId),
            Is.EqualTo(("\"a\"", TimeSpan.FromMinutes(5), "4bf92f3577b34da6a3ce929d0e0e4736")));
        Assert.That(
            (answer.IsStale, answer.IsPartial, answer.AsOf),
            Is.EqualTo((false, false, new DateTimeOffset(2026, 8, 20, 12, 15, 0, TimeSpan.Zero))));
    }

    [Test]
    public async Task A_question_is_written_the_same_on_every_machine()
    {
        Give("/v1/forecast", Golden);
        var culture = CultureInfo.CurrentCulture;
        try
        {
            var foreign = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            (foreign.NumberFormat.NumberDecimalSeparator, foreign.NumberFormat.NegativeSign) = (",", "~");
            CultureInfo.CurrentCulture = foreign;
            await Client.GetForecastAsync(new ForecastQuestion(-52.5, 0.00001234)
            {
                Elevation = 38.5,
                Include = ["hourly", "daily"],
                Fields = ["temperature"],
                Hours = 24,
                Days = 3,
                Units = "us",
                Providers = ["a", "b"],
                Mode = "best",
                Provenance = "full",
                Confidence = "full",
                Explain = "hourly.temperature@2026-08-20T15:00:00Z",
                MaxAge = 900,
            });
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }

        Assert.That(
            SentQuery,
            Is.EqualTo(
                "?lat=-52.5&lon=0.00001234&elevation=38.5&include=hourly,daily&fields=temperature&hours=24&days=3&units=us"
                    + "&providers=a,b&mode=best&provenance=full&confidence=full"
                    + "&explain=hourly.temperature@2026-08-20T15:00:00Z&maxAge=900"));
    }

    [Test]
    public async Task What_did_not_change_is_not_sent_again()
    {
        Hub.Given(Request.Create().WithPath("/v1/daily").UsingGet())
            .RespondWith(Response.Create().WithStatusCode(200).WithBody(Golden).WithHeader("ETag", "\"a\""));
        var first = await Client.GetDailyAsync(Berlin);
        Hub.ResetMappings();
        Hub.Given(Request.Create().WithPath("/v1/daily").WithHeader("If-None-Match", "\"a\"").UsingGet())
            .RespondWith(Response.Create().WithStatusCode(304).WithHeader("ETag", "\"a\"").WithHeader("Age", "400"));

        var second = await Client.GetDailyAsync(Berlin);

        Assert.That(second.Value, Is.SameAs(first.Value));
        Assert.That(second.Age, Is.EqualTo(TimeSpan.FromSeconds(400)));
    }

    [Test]
    public void A_client_without_an_address_says_which_option_is_missing()
    {
        var collection = new ServiceCollection();
        collection.AddWeatherHubClient(_ => { });
        using var provider = collection.BuildServiceProvider();

        Assert.That(() => provider.GetRequiredService<IWeatherHubClient>(), Throws.Exception.With.Message.Contains("BaseAddress"));
    }

    [Test]
    public void Remembered_answers_are_bounded()
    {
        var remembered = new RememberedAnswers(2);
        foreach (var address in new[] { "a", "b", "a", "c" }) remembered.Remember(address, "\"t\"", address);

        Assert.That((remembered["a"] is null, remembered["b"] is null, remembered["c"] is null), Is.EqualTo((false, true, false)));
    }
}
