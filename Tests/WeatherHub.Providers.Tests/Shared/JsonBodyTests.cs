using System.Text;
using WeatherHub.Providers.Shared;
using WeatherHub.Weather.Providers;

namespace WeatherHub.Providers.Tests.Shared;

public sealed class JsonBodyTests
{
    private static readonly JsonProjection Payload = new JsonProjection().Numbers("rows[].value").Texts("word");

    [TestCase(null)]
    [TestCase("utf-8")]
    [TestCase("\"UTF-8\"")]
    [TestCase("iso-8859-1")]
    [TestCase("utf-16")]
    public async Task A_body_larger_than_the_buffer_is_read_whole_in_its_character_set(string? charset)
    {
        var json = $$"""{"rows":[{{string.Join(',', Enumerable.Repeat("{\"value\":7}", 20_000))}}],"word":"Glätte"}""";
        var encoding = charset is null ? Encoding.UTF8 : Encoding.GetEncoding(charset.Trim('"'));
        using var body = new MemoryStream([.. encoding.GetPreamble(), .. encoding.GetBytes(json)]);
        var columns = await JsonBody.ReadAsync(body, charset, Payload, default);
        Assert.That(
            (columns["rows[].value"].Count, columns["rows[].value"][19_999], columns["word"].Text),
            Is.EqualTo((20_000, 7, "Glätte")));
    }

    [Test]
    public void An_unknown_character_set_cannot_be_read() =>
        Assert.That(
            async () => await JsonBody.ReadAsync(new MemoryStream([.. "{}"u8]), "klingon", Payload, default),
            Throws.InstanceOf<ProviderFaultException>());
}
