using System.Text.Json;

namespace WeatherHub.Providers.Shared;

/// <summary>The values that a <see cref="JsonProjection"/> read out of a document: a column for each path.</summary>
internal sealed class JsonColumns(Dictionary<string, JsonPath> nodes) : IDisposable
{
    private readonly JsonColumn?[] columns = new JsonColumn?[nodes.Count + 1];

    /// <summary>The column of a path; an empty one when nothing stands there.</summary>
    public JsonColumn this[string path] => columns[nodes[path].Index] ?? JsonColumn.Empty;

    /// <summary>Whether anything was said at a path: a value, a block, an array, or null.</summary>
    public bool Has(string path) => columns[nodes[path].Index] is not null;

    /// <summary>Whether any value was said below a path.</summary>
    public bool HasValues(string path)
    {
        foreach (var (name, node) in nodes)
            if (columns[node.Index] is { Count: > 0 } && name.StartsWith(path, StringComparison.Ordinal)) return true;
        return false;
    }

    /// <summary>Gives the memory of the values back: none must be read after. What is never disposed of is garbage like any.</summary>
    public void Dispose()
    {
        foreach (var column in columns) column?.Release();
    }

    /// <summary>Reads the first element of an array in the place of a value.</summary>
    public void ReadFirst(ref Utf8JsonReader reader, JsonPath node)
    {
        for (var i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
        {
            if (i == 0) Read(ref reader, node, 0);
            else reader.Skip();
        }
    }

    /// <summary>Reads a value.</summary>
    /// <param name="reader">Stands at its first token, and then at its last.</param>
    /// <param name="node">What is read of it.</param>
    /// <param name="row">Of which element of the innermost array.</param>
    public void Read(ref Utf8JsonReader reader, JsonPath node, int row)
    {
        ref var column = ref columns[node.Index];
        column ??= JsonColumn.Empty;
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return;
            case JsonTokenType.StartObject when node.Members.Count > 0:
                Members(ref reader, node, row);
                return;
            case JsonTokenType.StartArray when node.Element is { } element:
                var elements = JsonColumn.Writable(ref columns[element.Index]);
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) Read(ref reader, element, elements.NextRow(row));
                return;
            case not (JsonTokenType.StartObject or JsonTokenType.StartArray) when node.Kinds != JsonKinds.None:
                JsonColumn.Writable(ref column).Read(ref reader, node, row);
                return;
            case var _ when node.Kinds != JsonKinds.None:
                reader.Skip();
                return;
            case var _ when node.Element is { Kinds: not JsonKinds.None, Members.Count: 0 } single:
                Read(ref reader, single, JsonColumn.Writable(ref columns[single.Index]).NextRow(row));
                return;
            default:
                throw new JsonException("a value in the place of a block or an array");
        }
    }

    private void Members(ref Utf8JsonReader reader, JsonPath node, int row)
    {
        var next = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = node.Find(ref reader, ref next);
            reader.Read();
            if (member is null) reader.Skip();
            else Read(ref reader, member, row);
        }
    }
}
