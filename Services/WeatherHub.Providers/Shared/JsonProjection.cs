using System.Text;
using System.Text.Json;

namespace WeatherHub.Providers.Shared;

/// <summary>What is read at a path; several kinds may be read at one, where vendors write a value in several ways.</summary>
[Flags]
internal enum JsonKinds
{
    /// <summary>Nothing: a block or a list.</summary>
    None = 0,

    /// <summary>A finite number, or text that is one.</summary>
    Number = 1,

    /// <summary>Text.</summary>
    Text = 2,

    /// <summary>An ISO 8601 time with its offset, UTC when it has none.</summary>
    Time = 4,

    /// <summary>A boolean; as a number it is 1 or 0.</summary>
    Flag = 8,
}

/// <summary>
/// The values that are read out of a vendor's JSON, by path: names joined by dots, <c>[]</c> for the elements of an array
/// (<c>properties.timeseries[].time</c>). All else is skipped, unread. Single values are read leniently: what is not of the path's kind was
/// not said. Blocks and arrays are not: one in another's place is no answer. Null in the place of a block or an array is an empty one.
/// </summary>
internal sealed class JsonProjection
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 32 };

    private readonly JsonPath root = new("", 0);
    private readonly Dictionary<string, JsonPath> nodes = new(StringComparer.Ordinal);

    /// <summary>Whether a document that is an array stands for its first element.</summary>
    public bool TakesFirst { get; init; }

    /// <summary>Reads numbers at these paths.</summary>
    public JsonProjection Numbers(params IEnumerable<string> paths) => Add(JsonKinds.Number, paths);

    /// <summary>Reads texts at these paths.</summary>
    public JsonProjection Texts(params IEnumerable<string> paths) => Add(JsonKinds.Text, paths);

    /// <summary>Reads times at these paths.</summary>
    public JsonProjection Times(params IEnumerable<string> paths) => Add(JsonKinds.Time, paths);

    /// <summary>Reads values of several kinds at these paths.</summary>
    public JsonProjection Add(JsonKinds kinds, params IEnumerable<string> paths)
    {
        foreach (var path in paths) NodeOf(path).Kinds |= kinds;
        return this;
    }

    /// <summary>Reads the values of every field of the maps, their declared units and their marks.</summary>
    public JsonProjection Fields(params ReadOnlySpan<FieldMap> maps)
    {
        foreach (var map in maps) map.On(this);
        return this;
    }

    /// <summary>Reads a document.</summary>
    /// <exception cref="JsonException">It is no JSON, or has another type where a block or an array should be.</exception>
    public JsonColumns Read(ReadOnlySpan<byte> document)
    {
        if (document.StartsWith("\uFEFF"u8)) document = document[3..];
        var reader = new Utf8JsonReader(document, Options);
        var columns = new JsonColumns(nodes);
        try
        {
            reader.Read();
            if (TakesFirst && reader.TokenType == JsonTokenType.StartArray) columns.ReadFirst(ref reader, root);
            else columns.Read(ref reader, root, 0);
            reader.Read();
        }
        catch (InvalidOperationException exception)
        {
            throw new JsonException("text that is not UTF-8", exception);
        }

        return columns;
    }

    private JsonPath NodeOf(string path)
    {
        if (nodes.TryGetValue(path, out var known)) return known;
        var isElement = path.EndsWith("[]", StringComparison.Ordinal);
        var end = isElement ? path.Length - 2 : path.LastIndexOf('.');
        var parent = end < 0 ? root : NodeOf(path[..end]);
        var node = nodes[path] = new JsonPath(isElement ? "" : path[(end + 1)..], nodes.Count + 1);
        if (isElement) parent.Element = node;
        else parent.Members.Add(node);
        return node;
    }
}

/// <summary>A path's place in the tree of paths.</summary>
/// <param name="name">The member's name.</param>
/// <param name="index">Its column.</param>
internal sealed class JsonPath(string name, int index)
{
    private readonly byte[] name = Encoding.UTF8.GetBytes(name);

    /// <summary>Its column.</summary>
    public int Index => index;

    /// <summary>What is read here.</summary>
    public JsonKinds Kinds { get; set; }

    /// <summary>The members that are read of a block.</summary>
    public List<JsonPath> Members { get; } = [];

    /// <summary>What is read of an array's elements.</summary>
    public JsonPath? Element { get; set; }

    /// <summary>The text read here last: mostly the next is the same, a unit or a word of a short list.</summary>
    public string? LastText { get; set; }

    /// <summary>The most values that its column held so far: the next column has room for as many from the start.</summary>
    public int Expected { get; set; } = 1;

    /// <summary>The member whose name the reader stands at; null for one that is not read. Members mostly come in one order.</summary>
    /// <param name="reader">Stands at a property's name.</param>
    /// <param name="next">Where to look first.</param>
    public JsonPath? Find(ref Utf8JsonReader reader, ref int next)
    {
        for (var i = 0; i < Members.Count; i++, next++)
        {
            if (next >= Members.Count) next = 0;
            if (reader.ValueTextEquals(Members[next].name)) return Members[next++];
        }

        return null;
    }
}
