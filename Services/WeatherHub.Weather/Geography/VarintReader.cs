using System.Text;

namespace WeatherHub.Weather.Geography;

/// <summary>Reads numbers of seven bits a byte, the lowest bits first.</summary>
internal sealed class VarintReader(ReadOnlyMemory<byte> bytes)
{
    private int _at;

    public int Number()
    {
        var span = bytes.Span;
        var number = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = span[_at++];
            number |= (next & 127) << shift;
            if (next < 128)
                return number;
        }
    }

    /// <summary>Zigzag: 0, -1, 1, -2, …</summary>
    public int Signed()
    {
        var number = Number();
        return (number >> 1) ^ -(number & 1);
    }

    public string Text(int length) => Encoding.ASCII.GetString(Take(length).Span);

    public VarintReader Part(int length) => new(Take(length));

    private ReadOnlyMemory<byte> Take(int length)
    {
        _at += length;
        return bytes.Slice(_at - length, length);
    }
}
