using System.Text;
using WeatherHub.Api.Responses;

namespace WeatherHub.Api.Tests.Responses;

internal sealed class ResponseCodecTests
{
    private const string Address = "/v1/forecast?lat=52.52&lon=13.41";
    private static readonly DateTimeOffset Now = new(2026, 8, 20, 12, 20, 0, TimeSpan.Zero);

    [TestCase(40)]
    [TestCase(40_000)]
    public void An_entry_is_the_response_it_was_made_of(int length)
    {
        var made = Response(length);

        var read = ResponseCodec.TryDecode(Address, ResponseCodec.Encode(Address, made))!;

        Assert.That((read.Validity, read.Reports), Is.EqualTo((made.Validity, made.Reports)));
        foreach (var coding in Enum.GetValues<ContentCoding>())
        {
            Assert.That(read.Body.In(coding).Bytes, Is.EqualTo(made.Body.In(coding).Bytes), $"{coding}");
            Assert.That(read.Body.In(coding).Tag, Is.EqualTo(made.Body.In(coding).Tag), $"{coding}");
        }
    }

    [Test]
    public void The_bytes_are_compressed_also_when_nobody_requested_them_so()
    {
        var made = Response(40_000);
        made.Body.KeepOnly(ContentCoding.Identity);

        Assert.That(ResponseCodec.Encode(Address, made), Has.Length.LessThan(1_000));
        Assert.That(made.Body.Has(ContentCoding.Brotli), Is.False);
    }

    [Test]
    public void The_answer_to_another_request_is_none() =>
        Assert.That(ResponseCodec.TryDecode(Address + "0", ResponseCodec.Encode(Address, Response(100))), Is.Null);

    [Test]
    public void An_entry_that_is_torn_or_changed_anywhere_is_none()
    {
        var entry = ResponseCodec.Encode(Address, Response(100));
        for (var at = 0; at < entry.Length; at++)
        {
            Assert.That(ResponseCodec.TryDecode(Address, entry[..at]), Is.Null, $"the first {at} bytes");
            entry[at] ^= 0x20;
            Assert.That(ResponseCodec.TryDecode(Address, entry), Is.Null, $"byte {at}");
            entry[at] ^= 0x20;
        }

        Assert.That(ResponseCodec.TryDecode(Address, [.. entry, 0]), Is.Null, "one byte more");
        Assert.That(ResponseCodec.TryDecode(Address, entry), Is.Not.Null);
    }

    private static SharedResponse Response(int length) => new(
        new EncodedBody(Encoding.UTF8.GetBytes(new string('7', length))),
        new ResponseValidity(
            Now, Now.AddMinutes(-40), Now.AddMinutes(25), Now.AddMinutes(40), Now.AddHours(1), IsWhole: true, TimeSpan.FromHours(3)),
        Reports: 6);
}
