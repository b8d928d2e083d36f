using System.Text;
using WeatherHub.Lab.Benchmarks.Load;
using WeatherHub.Lab.Benchmarks.Servers;
using WeatherHub.TestKit;

namespace WeatherHub.Lab.Tests.Benchmarks;

/// <summary>The bare program gives what the hub gave, byte for byte.</summary>
internal sealed class StoredResponseTests
{
    private const string Head = "HTTP/1.1 200 OK\r\nDate: then\r\nContent-Length: 5\r\nETag: \"a\"\r\nVary: Accept-Encoding\r\n";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();

    [OneTimeTearDown]
    public void Delete() => folder.Delete(recursive: true);

    [TestCase("", "plain")]
    [TestCase("Accept-Encoding: gzip", "gzips")]
    [TestCase("Accept-Encoding: gzip, deflate, br, zstd", "brotl")]
    [TestCase("If-None-Match: \"a\"", "")]
    public async Task Each_form_is_given_as_it_was_recorded(string header, string body)
    {
        Write("identity", $"{Head}\r\nplain");
        Write("gzip", $"{Head}Content-Encoding: gzip\r\n\r\ngzips");
        Write("br", $"{Head}Content-Encoding: br\r\n\r\nbrotl");
        Write("not-modified", "HTTP/1.1 304 Not Modified\r\nETag: \"a\"\r\n\r\n");
        await using var bare = ReferenceServers.Bare(StoredResponses.From(folder.FullName), 0);
        await bare.StartAsync();
        using var exchange = new RawExchange(new Uri(bare.Urls.First()).Port);
        var said = StoredResponse.Parse(exchange.Send(RequestBytes.Get("/any", header.Length > 0 ? [header] : [])));
        Assert.That(Encoding.ASCII.GetString(said.Body), Is.EqualTo(body));
        Assert.That(said.Header("ETag"), Is.EqualTo("\"a\""));
        Assert.That(exchange.Status, Is.EqualTo(body.Length > 0 ? 200 : 304));
        if (body.Length > 0) Assert.That(said.Header("Vary"), Is.EqualTo("Accept-Encoding"));
    }

    [Test]
    public void The_programs_to_compare_with_are_named_when_a_call_makes_no_sense()
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        Assert.That(Verbs.Run(["serve", "soup"], output, errors, new ManualTimeProvider()), Is.EqualTo(2));
        Assert.That($"{errors}", Does.Contain("KIND must be bare, output-cache, objects or vendors, not 'soup'"));
    }

    private void Write(string name, string response) =>
        File.WriteAllText(Path.Combine(folder.FullName, name), response, Encoding.ASCII);
}
