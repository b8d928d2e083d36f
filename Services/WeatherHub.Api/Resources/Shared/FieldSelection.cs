using System.Numerics;
using System.Text.Json.Serialization.Metadata;
using WeatherHub.Contracts.V1;

namespace WeatherHub.Api.Resources.Shared;

/// <summary>Which fields of which blocks are wanted: one bit a field, in the order of the contract's records. Compares by value.</summary>
internal readonly record struct FieldSelection(ulong Current, ulong Hourly, ulong Daily)
{
    /// <summary>The fields that may be chosen, by block. Those that are always there (time, date, interval) are not among them.</summary>
    private static readonly string[][] Names =
    [
        Of(ContractJson.Default.CurrentWeather, "time"),
        Of(ContractJson.Default.HourlyWeather, "time", "interval"),
        Of(ContractJson.Default.DailyWeather, "date"),
        [], // An alert is shown whole.
    ];

    /// <summary>Every field of every block.</summary>
    internal static readonly FieldSelection All = new(Mask(Names[0]), Mask(Names[1]), Mask(Names[2]));

    /// <summary>The fields of one block, in the order of the document.</summary>
    internal static IReadOnlyList<string> Choices(Blocks block) => Names[BitOperations.Log2((uint)block)];

    /// <summary>Whether the field of the block is wanted.</summary>
    internal bool Has(Blocks block, string field)
    {
        var index = Array.IndexOf(Names[BitOperations.Log2((uint)block)], field);
        return index >= 0 && (this[block] & (1UL << index)) != 0;
    }

    /// <summary>The bits of one block.</summary>
    internal ulong this[Blocks block] => block switch { Blocks.Current => Current, Blocks.Hourly => Hourly, Blocks.Daily => Daily, _ => 0 };

    /// <summary>The same with one more field.</summary>
    internal FieldSelection With(Blocks block, string field)
    {
        var bit = 1UL << Array.IndexOf(Names[BitOperations.Log2((uint)block)], field);
        return block switch
        {
            Blocks.Current => this with { Current = Current | bit },
            Blocks.Hourly => this with { Hourly = Hourly | bit },
            _ => this with { Daily = Daily | bit },
        };
    }

    /// <summary>The same, with every field of blocks that are not requested: so that equal queries are equal.</summary>
    internal FieldSelection Within(Blocks blocks) => new(
        blocks.HasFlag(Blocks.Current) ? Current : All.Current,
        blocks.HasFlag(Blocks.Hourly) ? Hourly : All.Hourly,
        blocks.HasFlag(Blocks.Daily) ? Daily : All.Daily);

    private static string[] Of(JsonTypeInfo type, params string[] always) =>
        [.. type.Properties.Select(property => property.Name).Where(name => !always.Contains(name))];

    private static ulong Mask(string[] names) => (1UL << names.Length) - 1;
}
