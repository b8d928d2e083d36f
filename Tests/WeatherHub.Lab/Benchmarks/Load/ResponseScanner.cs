using System.Buffers.Text;
using System.Text;

namespace WeatherHub.Lab.Benchmarks.Load;

/// <summary>Finds where one HTTP/1.1 response ends, however it arrives in pieces, and allocates nothing.</summary>
internal sealed class ResponseScanner
{
    private readonly byte[] head = new byte[16 * 1024];
    private int headLength;
    private long bodyLeft;
    private Part part;

    private enum Part
    {
        Head,
        Body,
        ChunkSize,
        ChunkData,
        ChunkEnd,
        Trailer,
    }

    /// <summary>The status of the response whose head was read last.</summary>
    internal int Status { get; private set; }

    /// <summary>Takes what arrived; whether the response is now complete.</summary>
    internal bool Feed(ReadOnlySpan<byte> bytes)
    {
        if (part == Part.Head && !ReadHead(ref bytes)) return false;
        while (true)
        {
            if (part is Part.Body or Part.ChunkData)
            {
                var taken = (int)Math.Min(bodyLeft, bytes.Length);
                bodyLeft -= taken;
                bytes = bytes[taken..];
                if (bodyLeft > 0) return false;
                if (part == Part.Body) return Complete();
                part = Part.ChunkEnd;
            }

            if (!ReadLine(ref bytes, out var line)) return false;
            if (part == Part.Trailer && line.IsEmpty) return Complete();
            if (part == Part.ChunkEnd) part = Part.ChunkSize;
            else if (part == Part.ChunkSize) part = ReadSize(line) ? Part.ChunkData : Part.Trailer;
        }
    }

    private bool ReadSize(ReadOnlySpan<byte> line) => Utf8Parser.TryParse(line, out bodyLeft, out _, 'x')
        ? bodyLeft > 0
        : throw new InvalidDataException("a chunk without a size");

    private bool Complete()
    {
        (part, headLength) = (Part.Head, 0);
        return true;
    }

    private bool ReadHead(ref ReadOnlySpan<byte> bytes)
    {
        var end = headLength == 0 ? bytes.IndexOf("\r\n\r\n"u8) : -1;
        if (end >= 0)
        {
            ParseHead(bytes[..(end + 2)]);
            bytes = bytes[(end + 4)..];
            return true;
        }

        var before = headLength;
        var kept = Math.Min(bytes.Length, head.Length - headLength);
        bytes[..kept].CopyTo(head.AsSpan(headLength));
        headLength += kept;
        end = head.AsSpan(0, headLength).IndexOf("\r\n\r\n"u8);
        if (end < 0) return headLength < head.Length ? false : throw new InvalidDataException("a head that does not end");
        ParseHead(head.AsSpan(0, end + 2));
        bytes = bytes[(end + 4 - before)..];
        headLength = 0;
        return true;
    }

    private void ParseHead(ReadOnlySpan<byte> lines)
    {
        if (lines.Length < 12 || !Utf8Parser.TryParse(lines[9..12], out int status, out _)) throw new InvalidDataException("no status");
        (Status, bodyLeft, part) = (status, 0, Part.Body);
        while (!lines.IsEmpty)
        {
            var end = lines.IndexOf("\r\n"u8);
            var line = lines[..end];
            if (Begins(line, "Content-Length: "u8)) _ = Utf8Parser.TryParse(line[16..], out bodyLeft, out _);
            else if (Begins(line, "Transfer-Encoding: chunked"u8)) part = Part.ChunkSize;
            lines = lines[(end + 2)..];
        }

        if (status == 304) (bodyLeft, part) = (0, Part.Body);
    }

    private static bool Begins(ReadOnlySpan<byte> line, ReadOnlySpan<byte> name) =>
        line.Length >= name.Length && Ascii.EqualsIgnoreCase(line[..name.Length], name);

    /// <summary>A line of the chunked coding, possibly begun in an earlier piece.</summary>
    private bool ReadLine(ref ReadOnlySpan<byte> bytes, out ReadOnlySpan<byte> line)
    {
        var end = bytes.IndexOf((byte)'\n');
        var taken = end < 0 ? bytes.Length : end + 1;
        if (headLength + taken > head.Length) throw new InvalidDataException("a line that does not end");
        bytes[..taken].CopyTo(head.AsSpan(headLength));
        headLength += taken;
        bytes = bytes[taken..];
        line = head.AsSpan(0, headLength).TrimEnd("\r\n"u8);
        if (end < 0) return false;
        headLength = 0;
        return true;
    }
}
