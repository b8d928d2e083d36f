using System.Net;

namespace WeatherHub.Api.Tests.Contract;

/// <summary>Conditional requests (RFC 9110, section 13).</summary>
internal sealed class IfNoneMatchTests
{
    private const string Fine = "/v1/forecast?lat=52.52&lon=13.41";

    private ContractHub hub = null!;

    [SetUp]
    public void Start() => hub = new ContractHub();

    [TearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [TestCase("*")]
    [TestCase("{0}")]
    [TestCase("W/{0}")]
    [TestCase("\"other\", {0}")]
    [TestCase(", W/\"other\",\t{0} ,")]
    public async Task Who_has_the_answer_already_gets_none(string condition)
    {
        using var first = await hub.GetAsync(Fine);
        var tag = first.Header("ETag")!;

        using var second = await hub.GetAsync(Fine, ("If-None-Match", condition.Replace("{0}", tag, StringComparison.Ordinal)));

        Assert.That(second.StatusCode, Is.EqualTo(HttpStatusCode.NotModified));
        Assert.That(await second.Content.ReadAsByteArrayAsync(), Is.Empty);
        foreach (var name in new[] { "ETag", "Cache-Control", "Vary", "Expires", "Last-Modified" })
            Assert.That(second.Header(name), Is.EqualTo(first.Header(name)), name);
        Assert.That(hub.Asked, Has.Count.EqualTo(1));
    }

    [TestCase("\"other\"")]
    [TestCase("nonsense")]
    [TestCase("W/*")]
    [TestCase("*, {0}")]
    [TestCase("{0}, *")]
    [TestCase("*,")]
    [TestCase("\"other\" {0}")]
    [TestCase("{0} \"other\"")]
    [TestCase("{0}\"other\"")]
    [TestCase("{0}, \"other")]
    [TestCase("w/{0}")]
    [TestCase("W/ {0}")]
    [TestCase("{0}; q=1")]
    public async Task Who_has_another_answer_or_sends_no_list_of_tags_gets_this_one(string condition)
    {
        using var first = await hub.GetAsync(Fine);
        var tag = first.Header("ETag")!;

        using var response = await hub.GetAsync(Fine, ("If-None-Match", condition.Replace("{0}", tag, StringComparison.Ordinal)));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }
}
