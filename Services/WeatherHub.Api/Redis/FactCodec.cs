using System.Security.Cryptography;
using System.Text;

namespace WeatherHub.Api.Redis;

/// <summary>A fact as shared bytes: a checksum, the name it was stored under, the fact. Anything else is no entry.</summary>
internal static class FactCodec
{
    private const int ChecksumLength = 16;

    public static byte[] Encode(string name, string spelled) => Encoding.UTF8.GetBytes($"{Checksum(name, spelled)}{name}\n{spelled}");

    /// <summary>What was stored under this name; null for what is torn, or another's.</summary>
    public static string? TryDecode(string name, byte[]? entry)
    {
        if (entry is null || Encoding.UTF8.GetString(entry) is not { Length: > ChecksumLength } text) return null;
        if (text.IndexOf('\n') is not (> 0 and var end)
            || !text.AsSpan(ChecksumLength, Math.Max(0, end - ChecksumLength)).SequenceEqual(name)) return null;
        var spelled = text[(end + 1)..];
        return text.StartsWith(Checksum(name, spelled), StringComparison.Ordinal) ? spelled : null;
    }

    private static string Checksum(string name, string spelled) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{name}\n{spelled}")))[..ChecksumLength];
}
