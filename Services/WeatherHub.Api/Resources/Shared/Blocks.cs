using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Resources.Shared;

/// <summary>The blocks of a forecast document.</summary>
[Flags]
internal enum Blocks
{
    None = 0,
    Current = 1,
    Hourly = 2,
    Daily = 4,
    Alerts = 8,

    /// <summary>Those of an answer to a caller who does not choose.</summary>
    Default = Current | Hourly | Daily,
}

/// <summary>The names of the blocks on the wire.</summary>
internal static class BlockNames
{
    /// <summary>Every block, in the order of the document.</summary>
    internal static readonly (string Name, Blocks Block)[] All =
        [("current", Blocks.Current), ("hourly", Blocks.Hourly), ("daily", Blocks.Daily), ("alerts", Blocks.Alerts)];
}

/// <summary>Which blocks are made of which kind of report.</summary>
internal static class KindBlocks
{
    /// <summary>The kinds of report that these blocks are made of.</summary>
    internal static IEnumerable<ReportKind> KindsOf(Blocks shown) =>
        ReportKind.All.Where(kind => BlockNames.All.Any(item => shown.HasFlag(item.Block) && kind.Blocks.Contains(item.Name)));

    /// <summary>The block shown that misses a report of this kind most.</summary>
    internal static string NameOf(ReportKind kind, Selection selection) =>
        kind.Blocks.FirstOrDefault(name => BlockNames.All.Any(item => item.Name == name && selection.Has(item.Block)), kind.Blocks[^1]);
}

/// <summary>What a document shows: blocks, and of each block these fields.</summary>
internal readonly record struct Selection(Blocks Blocks, FieldSelection Fields)
{
    internal bool Has(Blocks block) => (Blocks & block) != Blocks.None;

    internal bool Has(Blocks block, string field) => Has(block) && Fields.Has(block, field);

    /// <summary>The blocks shown, in the order of the document.</summary>
    internal IEnumerable<(string Name, Blocks Block)> Each()
    {
        var blocks = Blocks;
        return BlockNames.All.Where(item => blocks.HasFlag(item.Block));
    }

    /// <summary>The fields shown of a block, in the order of the document.</summary>
    internal IEnumerable<string> Each(Blocks block)
    {
        var fields = Fields;
        return FieldSelection.Choices(block).Where(field => fields.Has(block, field));
    }

    /// <summary>
    /// A pointer to a block or column as it can be followed in the document: to the block where it has no such column. Null where it is
    /// about what is not shown.
    /// </summary>
    internal string? Resolve(string pointer)
    {
        var parts = pointer.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0) return pointer;
        var block = BlockNames.All.FirstOrDefault(item => item.Name == parts[0]).Block;
        if (!Has(block)) return null;
        if (parts.Length == 1 || Fields.Has(block, parts[1])) return pointer;
        return Fields[block] == FieldSelection.All[block] ? $"/{parts[0]}" : null;
    }
}
