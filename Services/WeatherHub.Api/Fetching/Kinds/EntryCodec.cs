using WeatherHub.Weather.Geography;

namespace WeatherHub.Api.Fetching.Kinds;

/// <summary>The small words that entries are written in.</summary>
internal static class EntryCodec
{
    private const int MostItems = 10_000;

    public static void Time(this BinaryWriter to, DateTimeOffset time) => to.Write(time.UtcTicks);

    public static DateTimeOffset Time(this BinaryReader from) => new(from.ReadInt64(), TimeSpan.Zero);

    public static void Point(this BinaryWriter to, Coordinates point)
    {
        to.Write(point.Latitude);
        to.Write(point.Longitude);
    }

    public static Coordinates Point(this BinaryReader from) => new(from.ReadDouble(), from.ReadDouble());

    public static void Maybe<T>(this BinaryWriter to, T? value, Action<BinaryWriter, T> write)
        where T : struct
    {
        to.Write(value.HasValue);
        if (value is { } said) write(to, said);
    }

    public static T? Maybe<T>(this BinaryReader from, Func<BinaryReader, T> read)
        where T : struct =>
        from.ReadBoolean() ? read(from) : null;

    public static void Many<T>(this BinaryWriter to, IReadOnlyCollection<T> items, Action<BinaryWriter, T> write)
    {
        to.Write7BitEncodedInt(items.Count);
        foreach (var item in items) write(to, item);
    }

    public static T[] Many<T>(this BinaryReader from, Func<BinaryReader, T> read)
    {
        var items = new T[from.Count()];
        for (var i = 0; i < items.Length; i++) items[i] = read(from);
        return items;
    }

    /// <summary>A length that an entry can have.</summary>
    public static int Count(this BinaryReader from) =>
        from.Read7BitEncodedInt() is var count and >= 0 and <= MostItems ? count : throw new FormatException("not a length");

    /// <summary>An enum's value by its name; null for a name that only another version knows.</summary>
    public static T? Name<T>(this BinaryReader from)
        where T : struct, Enum => Named<T>(from.ReadString());

    /// <summary>An enum's value by its name; null for a name that only another version knows.</summary>
    public static T? Named<T>(string name)
        where T : struct, Enum =>
        Enum.TryParse<T>(name, out var value) && Enum.IsDefined(value) && value.ToString() == name ? value : null;
}
