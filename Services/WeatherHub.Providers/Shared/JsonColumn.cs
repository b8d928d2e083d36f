using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace WeatherHub.Providers.Shared;

/// <summary>The values at one path: one for each element of the innermost array around it, a single one outside of arrays.</summary>
internal sealed class JsonColumn
{
    private const int MostExpected = 1024;
    private const int LongestTime = 64;
    private const int LongestKept = 64;

    // Units and other single values are not worth a place in a pool.
    private const int SmallestPooled = 32;

    private double[] numbers = [];
    private string?[] texts = [];
    private DateTimeOffset?[] times = [];
    private List<int>? parents;

    /// <summary>The column of a path without values.</summary>
    public static JsonColumn Empty { get; } = new();

    /// <summary>How many elements the arrays here have.</summary>
    public int Rows { get; private set; }

    /// <summary>One more than the last element with a value.</summary>
    public int Count { get; private set; }

    /// <summary>The number of an element; NaN when it was not said.</summary>
    public double this[int row] => (uint)row < (uint)numbers.Length ? numbers[row] : double.NaN;

    /// <summary>The number outside of arrays; null when it was not said.</summary>
    public double? Number => NumberAt(0);

    /// <summary>The text outside of arrays; null when it was not said.</summary>
    public string? Text => TextAt(0);

    /// <summary>The time outside of arrays; null when it was not said.</summary>
    public DateTimeOffset? Time => TimeAt(0);

    /// <summary>The number of an element; null when it was not said.</summary>
    public double? NumberAt(int row) => this[row] is var number && double.IsNaN(number) ? null : number;

    /// <summary>The text of an element; null when it was not said.</summary>
    public string? TextAt(int row) => (uint)row < (uint)texts.Length ? texts[row] : null;

    /// <summary>The time of an element; null when it was not said.</summary>
    public DateTimeOffset? TimeAt(int row) => (uint)row < (uint)times.Length ? times[row] : null;

    /// <summary>The element of the outer array that an element belongs to.</summary>
    public int ParentOf(int row) => parents?[row] ?? 0;

    /// <summary>The first element that belongs to an element of the outer array; -1 without one.</summary>
    public int FirstOf(int parent)
    {
        for (var row = 0; row < Rows; row++)
            if (ParentOf(row) == parent) return row;
        return -1;
    }

    /// <summary>A column to write to, in the place of one that may be empty.</summary>
    public static JsonColumn Writable(ref JsonColumn? column) =>
        column = column is null || ReferenceEquals(column, Empty) ? new JsonColumn() : column;

    /// <summary>Gives the memory of the values back: they must not be read any more.</summary>
    public void Release()
    {
        Release(ref numbers);
        Release(ref texts);
        Release(ref times);
    }

    /// <summary>Begins the next element.</summary>
    /// <param name="parent">The element of the outer array.</param>
    public int NextRow(int parent)
    {
        if (parent > 0 && parents is null) parents = [.. Enumerable.Repeat(0, Rows)];
        parents?.Add(parent);
        return Rows++;
    }

    /// <summary>Keeps the single value that the reader stands at, as far as it is of the path's kind.</summary>
    public void Read(ref Utf8JsonReader reader, JsonPath node, int row)
    {
        var (token, kinds, isSaid) = (reader.TokenType, node.Kinds, false);
        if (Has(kinds, JsonKinds.Number) && NumberOf(ref reader) is { } number) isSaid = Set(ref numbers, node, row, number, double.NaN);
        else if (Has(kinds, JsonKinds.Flag) && token is JsonTokenType.True or JsonTokenType.False)
            isSaid = Set(ref numbers, node, row, token == JsonTokenType.True ? 1 : 0, double.NaN);
        if (token == JsonTokenType.String)
        {
            if (Has(kinds, JsonKinds.Text)) isSaid |= Set(ref texts, node, row, TextOf(ref reader, node), null);
            if (Has(kinds, JsonKinds.Time) && TimeOf(ref reader) is { } time) isSaid |= Set(ref times, node, row, time, null);
        }

        if (isSaid && row >= Count) Count = row + 1;
    }

    // Called for every value: Enum.HasFlag allocates until the runtime has compiled its caller for good.
    private static bool Has(JsonKinds kinds, JsonKinds kind) => (kinds & kind) == kind;

    private static bool Set<T>(ref T[] values, JsonPath node, int row, T value, T none)
    {
        if (row >= values.Length)
        {
            var needed = Math.Max(Math.Max(row + 1, node.Expected), row < 8 ? 0 : row * 2);
            var larger = needed < SmallestPooled ? new T[needed] : ArrayPool<T>.Shared.Rent(needed);
            values.CopyTo(larger, 0);
            larger.AsSpan(values.Length).Fill(none);
            Release(ref values);
            values = larger;
        }

        if (row >= node.Expected && row < MostExpected) node.Expected = row + 1;
        values[row] = value;
        return true;
    }

    private static void Release<T>(ref T[] values)
    {
        if (values.Length >= SmallestPooled)
            ArrayPool<T>.Shared.Return(values, RuntimeHelpers.IsReferenceOrContainsReferences<T>());
        values = [];
    }

    private static double? NumberOf(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Number when ShortDecimal.TryParse(reader.ValueSpan, out var number) => number,
        JsonTokenType.Number => reader.TryGetDouble(out var number) && double.IsFinite(number) ? number : null,
        JsonTokenType.String => Lenient.Number(reader.GetString()),
        _ => null,
    };

    private static string TextOf(ref Utf8JsonReader reader, JsonPath node)
    {
        if (node.LastText is { } last && reader.ValueTextEquals(last)) return last;
        var text = reader.GetString()!;
        if (text.Length <= LongestKept) node.LastText = text;
        return text;
    }

    private static DateTimeOffset? TimeOf(ref Utf8JsonReader reader)
    {
        var raw = reader.ValueSpan;
        var isExact = raw is [_, _, _, _, (byte)'-', _, _, (byte)'-', _, _, (byte)'T', .., (byte)'Z']
            or [.., (byte)'T', _, _, _, _, _, _, _, _, (byte)'+' or (byte)'-', _, _, (byte)':', _, _];
        if (isExact && reader.TryGetDateTimeOffset(out var time)) return time.ToUniversalTime();
        if (raw.Length > LongestTime) return null;
        Span<char> text = stackalloc char[LongestTime];
        return Lenient.Time(text[..reader.CopyString(text)]);
    }
}

/// <summary>Text as numbers and times, as vendors spell them.</summary>
internal static class Lenient
{
    /// <summary>Text as a finite number; null for anything else.</summary>
    public static double? Number(ReadOnlySpan<char> text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    /// <summary>Text as an ISO 8601 time in UTC; null for anything else.</summary>
    public static DateTimeOffset? Time(ReadOnlySpan<char> text) =>
        DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : null;
}
