using System.Text;
using System.Text.Json;
using WeatherHub.Providers.Shared;

namespace WeatherHub.Providers.Tests.Shared;

public sealed class LenientTests
{
    private static readonly JsonSerializerOptions InPieces = new()
    {
        DefaultBufferSize = 1,
        Converters = { new LenientNumber(), new LenientText(), new LenientTime() },
    };

    [TestCase("17.5", 17.5)]
    [TestCase("\"17.5\"", 17.5)]
    [TestCase("\" -3 \"", -3)]
    [TestCase("\"-\"", null)]
    [TestCase("\"\"", null)]
    [TestCase("\"NaN\"", null)]
    [TestCase("\"12,5\"", null)]
    [TestCase("1e999", null)]
    [TestCase("null", null)]
    [TestCase("true", null)]
    [TestCase("{\"value\":{\"a\":[1,2]}}", null)]
    [TestCase("[1,[2,3],{}]", null)]
    public async Task A_number_is_read_or_was_not_said_also_where_it_arrives_in_pieces(string json, double? expected) =>
        Assert.That((await Read(json, "\"b\"", "null")).Number, Is.EqualTo(expected));

    [TestCase("\"rain\"", "rain")]
    [TestCase("5", null)]
    [TestCase("{\"a\":[\"rain\"]}", null)]
    [TestCase("[[\"rain\"]]", null)]
    public async Task Text_is_read_or_was_not_said_also_where_it_arrives_in_pieces(string json, string? expected) =>
        Assert.That((await Read("1", json, "null")).Text, Is.EqualTo(expected));

    [TestCase("\"2026-03-01T12:00:00Z\"", "2026-03-01T12:00:00Z")]
    [TestCase("\"2026-03-01T13:00:00+01:00\"", "2026-03-01T12:00:00Z")]
    [TestCase("\"2026-03-01T12:00Z\"", "2026-03-01T12:00:00Z")]
    [TestCase("\"2026-02-30T12:00:00Z\"", null)]
    [TestCase("1772366400", null)]
    [TestCase("{\"at\":[0]}", null)]
    public async Task A_time_is_read_or_was_not_said_also_where_it_arrives_in_pieces(string json, string? expected) =>
        Assert.That((await Read("1", "null", json)).Time, Is.EqualTo(expected is null ? null : (object)DateTimeOffset.Parse(expected)));

    private static async Task<Words> Read(string number, string text, string time)
    {
        var json = $"{{\"Number\":{number},\"Text\":{text},\"Time\":{time},\"Unknown\":{{\"x\":[1]}}}}";
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        return (await JsonSerializer.DeserializeAsync<Words>(stream, InPieces))!;
    }

    private sealed record Words(double? Number, string? Text, DateTimeOffset? Time);
}
