using System.Security.Cryptography;
using System.Text;
using WeatherHub.Api.Fetching.Kinds;

namespace WeatherHub.Api.Responses;

/// <summary>
/// A response as shared bytes: a checksum, then the request that it answers, how long it may be used, and its body as it takes the least
/// room. An entry that is torn, somebody else's or the answer to another request is no entry.
/// </summary>
internal static class ResponseCodec
{
    private const int ChecksumLength = 16;
    private const int LargestBody = 1 << 24;

    /// <summary>The entry of a response.</summary>
    /// <param name="address">The request.</param>
    /// <param name="response">The response.</param>
    internal static byte[] Encode(string address, SharedResponse response)
    {
        var (coding, bytes) = response.Body.Smallest();
        using var entry = new MemoryStream(ChecksumLength + (2 * address.Length) + 256 + bytes.Length);
        entry.Write(new byte[ChecksumLength]);
        using (var to = new BinaryWriter(entry, Encoding.UTF8, leaveOpen: true))
        {
            to.Write(address);
            var validity = response.Validity;
            foreach (var time in (DateTimeOffset[])[validity.AsOf, validity.LastModified, validity.ValidUntil, validity.HoldsUntil])
                to.Time(time);
            to.Maybe(validity.TooOldFrom, EntryCodec.Time);
            to.Write(validity.StaleIfError.Ticks);
            to.Write(response.Reports);
            to.Write(response.Body.Hash);
            to.Write(response.Body.Length);
            to.Write((byte)coding);
            to.Write7BitEncodedInt(bytes.Length);
            to.Write(bytes);
        }

        var stored = entry.ToArray();
        Checksum(stored).CopyTo(stored, 0);
        return stored;
    }

    /// <summary>The response, or null when the entry is not exactly what was stored for this request.</summary>
    /// <param name="address">The request.</param>
    /// <param name="entry">The entry.</param>
    internal static SharedResponse? TryDecode(string address, byte[] entry)
    {
        if (entry.Length < ChecksumLength || !entry.AsSpan(0, ChecksumLength).SequenceEqual(Checksum(entry))) return null;
        try
        {
            using var from = new BinaryReader(new MemoryStream(entry, ChecksumLength, entry.Length - ChecksumLength, writable: false));
            if (from.ReadString() != address) return null;
            var (asOf, lastModified, validUntil, holdsUntil) = (from.Time(), from.Time(), from.Time(), from.Time());
            var tooOldFrom = from.Maybe(EntryCodec.Time);
            var staleIfError = TimeSpan.FromTicks(from.ReadInt64());
            var reports = from.ReadInt32();
            var (hash, length, coding) = (from.ReadString(), from.ReadInt32(), (ContentCoding)from.ReadByte());
            if (length is < 1 or > LargestBody || !Enum.IsDefined(coding)) return null;
            var bytes = from.ReadBytes(from.Read7BitEncodedInt());
            return new SharedResponse(
                new EncodedBody(hash, length, coding, bytes),
                new ResponseValidity(asOf, lastModified, validUntil, holdsUntil, tooOldFrom, IsWhole: true, staleIfError),
                reports);
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or FormatException)
        {
            return null;
        }
    }

    private static byte[] Checksum(byte[] entry) => SHA256.HashData(entry.AsSpan(ChecksumLength))[..ChecksumLength];
}
