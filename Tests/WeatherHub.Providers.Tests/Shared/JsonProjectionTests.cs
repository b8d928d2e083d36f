using System.Text;
using System.Text.Json;
using WeatherHub.Providers.Shared;

namespace WeatherHub.Providers.Tests.Shared;

public sealed class JsonProjectionTests
{
    private static readonly JsonProjection Values = new JsonProjection()
        .Numbers("number")
        .Texts("text")
        .Times("time")
        .Add(JsonKinds.Flag, "flag");

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
    public void A_number_is_read_or_was_not_said(string json, double? expected) =>
        Assert.That(At("number", json).Number, Is.EqualTo(expected));

    [TestCase("\"rain\"", "rain")]
    [TestCase("5", null)]
    [TestCase("{\"a\":[\"rain\"]}", null)]
    [TestCase("[[\"rain\"]]", null)]
    public void Text_is_read_or_was_not_said(string json, string? expected) => Assert.That(At("text", json).Text, Is.EqualTo(expected));

    [TestCase("\"2026-03-01T12:00:00Z\"", "2026-03-01T12:00:00Z")]
    [TestCase("\"2026-03-01T13:00:00+01:00\"", "2026-03-01T12:00:00Z")]
    [TestCase("\"2026-03-01T12:00:00\"", "2026-03-01T12:00:00Z")]
    [TestCase("\"2026-03-01T12:00Z\"", "2026-03-01T12:00:00Z")]
    [TestCase("\"2026-02-30T12:00:00Z\"", null)]
    [TestCase("1772366400", null)]
    [TestCase("{\"at\":[0]}", null)]
    public void A_time_is_read_or_was_not_said(string json, string? expected) =>
        Assert.That(At("time", json).Time, Is.EqualTo(expected is null ? null : (object)DateTimeOffset.Parse(expected)));

    [TestCase("true", 1)]
    [TestCase("false", 0)]
    [TestCase("\"true\"", null)]
    public void A_flag_is_read_or_was_not_said(string json, double? expected) => Assert.That(At("flag", json).Number, Is.EqualTo(expected));

    [Test]
    public void Values_in_arrays_stand_at_their_element_and_know_their_outer_one()
    {
        var projection = new JsonProjection().Numbers("rows[].a", "rows[].list[].b").Texts("rows[].word");
        var columns = Read(
            projection,
            """{"other":[1],"rows":[{"a":1,"list":[{"b":10},{"b":11}]},null,{"word":"x"},{"list":[{"b":12}],"word":"x","a":"4"}]}""");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(columns["rows[]"].Rows, Is.EqualTo(4));
            Assert.That(
                Enumerable.Range(-1, 6).Select(columns["rows[].a"].NumberAt),
                Is.EqualTo((double?[])[null, 1, null, null, 4, null]));
            Assert.That(Enumerable.Range(0, 4).Select(columns["rows[].word"].TextAt), Is.EqualTo((string?[])[null, null, "x", "x"]));
            Assert.That(Enumerable.Range(0, 3).Select(columns["rows[].list[]"].ParentOf), Is.EqualTo((int[])[0, 0, 3]));
            Assert.That(columns["rows[].list[].b"].NumberAt(columns["rows[].list[]"].FirstOf(3)), Is.EqualTo(12));
            Assert.That(columns["rows[].list[]"].FirstOf(2), Is.EqualTo(-1));
        }
    }

    [Test]
    public void Null_in_the_place_of_a_block_is_an_empty_one_and_a_missing_block_is_none()
    {
        var projection = new JsonProjection().Numbers("block.a", "list[].a");
        var columns = Read(projection, """{"block":null}""");
        Assert.That((columns.Has("block"), columns.Has("list"), columns.HasValues("block.")), Is.EqualTo((true, false, false)));
    }

    [TestCase("""{"block":17}""")]
    [TestCase("""{"block":[]}""")]
    [TestCase("""{"list":{}}""")]
    [TestCase("""{"list":[17]}""")]
    [TestCase("[]")]
    [TestCase("{} {}")]
    [TestCase("")]
    [TestCase("{\"block\":{\"word\":\"\\ud800\"}}")]
    public void A_document_of_another_shape_is_refused(string json) =>
        Assert.That(
            () => Read(new JsonProjection().Numbers("block.a", "list[].a").Texts("block.word"), json),
            Throws.InstanceOf<JsonException>());

    private static JsonColumn At(string path, string json) =>
        Read(Values, $"{{\"{path}\":{json},\"unknown\":{{\"x\":[1]}}}}")[path];

    private static JsonColumns Read(JsonProjection projection, string json) => projection.Read(Encoding.UTF8.GetBytes(json));
}
