using System.Text;
using System.Text.Json;
using WeatherHub.Providers.BrightSky;
using WeatherHub.Providers.Nws;
using WeatherHub.Providers.Shared;

namespace WeatherHub.Providers.Tests.Shared;

/// <summary>A live answer comes in pieces, a captured one whole: broken values must be passed over in both.</summary>
public sealed class StreamedJsonTests
{
    [Test]
    public async Task A_broken_value_in_an_answer_that_comes_in_pieces_was_not_said()
    {
        const string row = """{"timestamp":[1],"temperature":{"a":[true]},"condition":{"b":null},"dew_point":1.5}""";
        var weather = (await Stream($$"""{"weather":[{{string.Join(',', Enumerable.Repeat(row, 1000))}}]}""", BrightSkyJson.Words.TypeOf<BrightSkyWeather>())).Weather!;
        Assert.That(weather, Has.Count.EqualTo(1000));
        Assert.That(weather, Is.All.EqualTo(new BrightSkyHour { DewPoint = 1.5 }));
    }

    [Test]
    public async Task Strange_members_of_quantities_and_shapes_are_passed_over_in_pieces_too()
    {
        const string period = """{"temperature":{"value":7,"unitCode":["x"],"more":{"deep":[1,{"er":2}]}},"windSpeed":[1,2],"dewpoint":{"value":null,"unitCode":"wmoUnit:degC"}}""";
        var answer = await Stream(
            $$"""{"geometry":{"bbox":[[1,2]],"coordinates":[[[10,50],[12,52]]],"type":"Polygon"},"properties":{"periods":[{{string.Join(',', Enumerable.Repeat(period, 1000))}}]} }""",
            NwsJson.Words.TypeOf<NwsHourly>());
        Assert.That(answer.Geometry!.Middle, Is.EqualTo(new Weather.Geography.Coordinates(51, 11)));
        Assert.That(answer.Properties!.Periods!.Select(each => each!.Temperature!.Value), Has.Exactly(1000).EqualTo(7));
        Assert.That(answer.Properties.Periods!.Select(each => each!.WindSpeed), Is.All.Null);
    }

    private static async Task<T> Stream<T>(string json, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> words)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        return (await JsonSerializer.DeserializeAsync(stream, words))!;
    }
}
