using System.Text;
using System.Text.Json;

namespace WeatherHub.Providers.Tests.Conformance;

/// <summary>Breaks captured answers in ways that wires and vendors break them; the same seed breaks the same way.</summary>
internal sealed class PayloadMutator
{
    private static readonly byte[][] Strangers =
    [
        .. new[]
        {
            "null",
            "true",
            "{}",
            "[]",
            "[null]",
            "\"\"",
            "\"-\"",
            "\"NaN\"",
            "\"Infinity\"",
            "-999",
            "9999",
            "-9",
            "1e999",
            "-1e308",
            "0.1e-320",
            "4294967296000000",
            "\"12.5\"",
            "\"12,5\"",
            "\"\\ud800\"",
            "\"0001-01-01T00:00:00Z\"",
            "\"9999-12-31T23:59:59Z\"",
            "\"2025-02-30T25:61\"",
            "\"2025-01-01T00:00:00+14:00/PT1H\"",
            "\"2025-01-01T00:00:00Z/P99999999999D\"",
            "\"wmoUnit:degF\"",
            "[[[[]]]]",
            "{\"a\":{\"b\":[1,2,3]}}",
            "18446744073709551616",
            "\"°F\"",
        }.Select(Encoding.UTF8.GetBytes),
    ];

    private readonly byte[] original;
    private readonly List<(int Start, int End)> values = [];
    private readonly Random random;

    public PayloadMutator(byte[] original, int seed)
    {
        this.original = original;
#pragma warning disable CA5394 // Not for secrets.
        random = new Random(seed);
        Scan();
    }

    /// <summary>The next broken answer.</summary>
    public byte[] Next()
    {
        var bytes = original;
        for (var breaks = random.Next(1, 4); breaks > 0; breaks--)
            bytes = random.Next(10) < 6 && ReferenceEquals(bytes, original) && values.Count > 0 ? Estrange() : Corrupt(bytes);
        return bytes;
    }

    private byte[] Estrange()
    {
        var (start, end) = values[random.Next(values.Count)];
        return random.Next(5) switch
        {
            0 => Splice(original, start, end, []),
            1 when values[random.Next(values.Count)] is var (from, to) => Splice(original, start, end, original[from..to]),
            _ => Splice(original, start, end, Strangers[random.Next(Strangers.Length)]),
        };
    }

    private byte[] Corrupt(byte[] bytes)
    {
        if (bytes.Length < 2) return bytes;
        var at = random.Next(bytes.Length);
        var to = Math.Min(bytes.Length, at + random.Next(1, 64));
        switch (random.Next(6))
        {
            case 0:
                return bytes[..at];
            case 1:
                return Splice(bytes, at, to, []);
            case 2:
                return Splice(bytes, at, at, bytes[at..to]);
            case 3:
                return Splice(bytes, at, at + 1, [(byte)random.Next(256)]);
            default:
                // A digit changes: the shape stays, the meaning does not.
                var digit = Array.FindIndex(bytes, at, b => b is >= (byte)'0' and <= (byte)'9');
                return digit < 0 ? bytes : Splice(bytes, digit, digit + 1, [(byte)('0' + random.Next(10))]);
        }
    }

    /// <summary>Where each value stands, blocks too.</summary>
    private void Scan()
    {
        var reader = new Utf8JsonReader(original);
        var open = new Stack<int>();
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    open.Push((int)reader.TokenStartIndex);
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    values.Add((open.Pop(), (int)reader.BytesConsumed));
                    break;
                case not JsonTokenType.PropertyName:
                    values.Add(((int)reader.TokenStartIndex, (int)reader.BytesConsumed));
                    break;
            }
        }
    }

    private static byte[] Splice(byte[] bytes, int start, int end, byte[] inserted) => [.. bytes[..start], .. inserted, .. bytes[end..]];
#pragma warning restore CA5394
}
