using System.Buffers;
using System.Text;
using System.Text.Json;

namespace WeatherHub.Lab.Drills.Mutants;

/// <summary>A real body of a vendor, and where its numbers stand: what it says can be made impossible, in its own dialect.</summary>
internal sealed class ImpossibleBody
{
    /// <summary>What vendors and their parsers let slip. None of it is any quantity's own, whatever the unit.</summary>
    internal static readonly string[] Sentinels =
        ["-999", "9999", "-9999", "-99999", "1e999", "-1e999", "1e308", "\"NaN\"", "\"Infinity\"", "\"-\"", "null", "99999999999999999999"];

    /// <summary>What is impossible in some places and true in others, and what is no number at all.</summary>
    private static readonly string[] Strangers =
        [.. Sentinels, "70", "180", "-5", "-0.1", "\"\"", "\"12,5\"", "true", "{}", "[]", "[null]", "0.1e-320", "\"70\""];

    private readonly byte[] body;
    private readonly List<(int Start, int End, string Name)> numbers = [];

    internal ImpossibleBody(byte[] body)
    {
        this.body = body;
        var reader = new Utf8JsonReader(body);
        var name = "";
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName) name = reader.GetString()!;
            else if (reader.TokenType == JsonTokenType.Number) numbers.Add(((int)reader.TokenStartIndex, (int)reader.BytesConsumed, name));
        }
    }

    /// <summary>As it was.</summary>
    internal byte[] Whole => body;

    /// <summary>One value, some, most, or a whole column of what is said becomes something strange.</summary>
    internal byte[] Any(Random random)
    {
        var share = random.Next(5) switch { 0 => 0, 1 => 0.02, 2 => 0.3, 3 => 1, _ => -1 };
        var chosen = numbers[random.Next(numbers.Count)];
        return With(
            number => number == chosen || (share < 0 ? number.Name == chosen.Name : random.NextDouble() < share), () =>
            Strangers[random.Next(Strangers.Length)]);
    }

    /// <summary>Every number under a name becomes the same sentinel.</summary>
    internal byte[] Column(string name, string sentinel) => With(number => number.Name == name, () => sentinel);

    /// <summary>Every number under some of the names becomes a sentinel of its own.</summary>
    internal byte[] Some(IEnumerable<string> names, Random random)
    {
        HashSet<string> chosen = [.. names.Where(_ => random.Next(2) == 0)];
        return With(number => chosen.Contains(number.Name), () => Sentinels[random.Next(Sentinels.Length)]);
    }

    private byte[] With(Func<(int Start, int End, string Name), bool> which, Func<string> other)
    {
        var (changed, from) = (new ArrayBufferWriter<byte>(body.Length + 1024), 0);
        foreach (var number in numbers)
        {
            if (!which(number)) continue;
            changed.Write(body.AsSpan(from..number.Start));
            changed.Write(Encoding.UTF8.GetBytes(other()));
            from = number.End;
        }

        changed.Write(body.AsSpan(from));
        return changed.WrittenSpan.ToArray();
    }
}
