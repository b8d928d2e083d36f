using System.IO.Compression;
using System.Text;
using WeatherHub.Api.Responses;

namespace WeatherHub.Api.Tests.Responses;

internal sealed class EncodedBodyTests
{
    private static readonly byte[] Bytes =
        Encoding.UTF8.GetBytes(string.Join(',', Enumerable.Range(0, 4000).Select(number => (number % 97 / 10.0).ToString("0.0"))));

    [Test]
    public void Whatever_is_kept_every_coding_can_be_made_of_it_under_the_same_tag(
        [Values] ContentCoding kept, [Values] ContentCoding requested)
    {
        var (whole, body) = (new EncodedBody(Bytes), new EncodedBody(Bytes));
        body.KeepOnly(kept);

        var one = body.In(requested);

        Assert.That(Decoded(one), Is.EqualTo(Bytes));
        Assert.That((one.Tag, one.Coding), Is.EqualTo((whole.In(requested).Tag, whole.In(requested).Coding)));
        Assert.That(Enum.GetValues<ContentCoding>().Select(coding => body.In(coding).Tag), Is.Unique);
    }

    [Test]
    public void Its_size_is_that_of_the_codings_that_are_there()
    {
        var body = new EncodedBody(Bytes);
        body.KeepOnly(ContentCoding.Brotli);
        Assert.That((body.Has(ContentCoding.Brotli), body.Has(ContentCoding.Identity)), Is.EqualTo((true, false)));
        Assert.That(body.Size, Is.LessThan(Bytes.Length / 2));

        body.In(ContentCoding.Identity);

        Assert.That(body.Size, Is.GreaterThan(Bytes.Length).And.LessThan(2 * Bytes.Length));
    }

    [Test]
    public void A_small_body_has_no_other_coding([Values] ContentCoding coding)
    {
        var body = new EncodedBody([1, 2, 3]);
        body.KeepOnly(coding);
        Assert.That((body.Has(coding), body.In(coding).Coding), Is.EqualTo((true, (string?)null)));
        Assert.That(body.In(coding).Bytes, Is.EqualTo(new byte[] { 1, 2, 3 }));
    }

    private static byte[] Decoded(Representation one)
    {
        using var bytes = new MemoryStream(one.Bytes);
        using Stream decoded = one.Coding switch
        {
            "br" => new BrotliStream(bytes, CompressionMode.Decompress),
            "gzip" => new GZipStream(bytes, CompressionMode.Decompress),
            _ => bytes,
        };
        using var all = new MemoryStream();
        decoded.CopyTo(all);
        return all.ToArray();
    }
}
