using System.Text;
using WeatherHub.Lab.Benchmarks.Load;

namespace WeatherHub.Lab.Tests.Benchmarks;

internal sealed class ResponseScannerTests
{
    private const string WithLength = "HTTP/1.1 200 OK\r\nETag: \"a\"\r\ncontent-length: 5\r\n\r\nhello";
    private const string Chunked =
        "HTTP/1.1 503 Service Unavailable\r\nTransfer-Encoding: chunked\r\n\r\n"
        + "5\r\nhello\r\n1a\r\nabcdefghijklmnopqrstuvwxyz\r\n0\r\nX: y\r\n\r\n";

    private const string NotModified = "HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n";
    private const string Empty = "HTTP/1.1 204 No Content\r\nDate: now\r\n\r\n";

    [TestCase(WithLength, 200)]
    [TestCase(Chunked, 503)]
    [TestCase(NotModified, 304)]
    [TestCase(Empty, 204)]
    public void A_response_ends_with_its_last_byte_however_it_arrives(string response, int status)
    {
        var bytes = Encoding.ASCII.GetBytes(response);
        var scanner = new ResponseScanner();
        for (var size = 1; size <= bytes.Length; size++)
        {
            for (var from = 0; from < bytes.Length; from += size)
            {
                var piece = bytes.AsSpan(from, Math.Min(size, bytes.Length - from));
                Assert.That(scanner.Feed(piece), Is.EqualTo(from + piece.Length == bytes.Length), $"pieces of {size}, at {from}");
            }

            Assert.That(scanner.Status, Is.EqualTo(status));
        }
    }

    [TestCase("nonsense\r\n\r\n")]
    [TestCase("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n")]
    public void What_is_no_response_is_refused(string text) =>
        Assert.That(() => new ResponseScanner().Feed(Encoding.ASCII.GetBytes(text)), Throws.TypeOf<InvalidDataException>());
}
