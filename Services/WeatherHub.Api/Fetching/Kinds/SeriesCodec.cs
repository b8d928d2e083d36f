using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Api.Fetching.Kinds;

/// <summary>
/// An hourly series column by column: each as the differences between neighbours, in its own precision. Heights stand among the columns
/// under a name that is no variable's: a replica that does not know it leaves it out as it does a variable that it does not know, and takes
/// the report's height for every hour.
/// </summary>
internal static class SeriesCodec
{
    private const string Heights = "Elevation";

    public static void Write(BinaryWriter to, HourlySeries series)
    {
        to.Time(series.Axis.Start);
        to.Write7BitEncodedInt(series.Axis.Count);
        var columns = VariableFacts.All.Where(facts => series[facts.Variable] is not null)
            .Select(facts => (Name: facts.Variable.ToString(), Column: series[facts.Variable]!)).ToList();
        if (series.Heights is { } heights) columns.Add((Heights, new Column(heights, null)));
        to.Many(columns, static (writer, named) =>
        {
            writer.Write(named.Name);
            Write(writer, named.Column);
        });
        to.Write(series.HasConditions);
        if (!series.HasConditions) return;
        Condition?[] conditions = [.. Enumerable.Range(0, series.Axis.Count).Select(series.ConditionAt)];
        Condition[] names = [.. conditions.OfType<Condition>().Distinct().Order()];
        to.Many(names, static (writer, name) => writer.Write(name.ToString()));
        foreach (var condition in conditions) to.Write((byte)(condition is { } said ? Array.IndexOf(names, said) + 1 : 0));
    }

    public static HourlySeries Read(BinaryReader from)
    {
        var axis = new TimeAxis(from.Time(), from.Count());
        if (TimeAxis.Floor(axis.Start) != axis.Start) throw new FormatException("not a whole hour");
        var columns = new Column?[VariableFacts.All.Length];
        double[]? heights = null;
        for (var left = from.Count(); left > 0; left--)
        {
            var name = from.ReadString();
            var column = ReadColumn(from, axis.Count);
            if (name == Heights) heights = column.Values;
            else if (EntryCodec.Named<Variable>(name) is { } known) columns[(int)known] = column;
        }

        return new HourlySeries(axis, columns, from.ReadBoolean() ? ReadConditions(from, axis.Count) : null) { Heights = heights };
    }

    private static void Write(BinaryWriter to, Column column)
    {
        var decimals = FixedPoint.DecimalsFor(column.Values);
        to.Write((byte)decimals);
        var last = 0L;
        foreach (var value in column.Values)
        {
            if (double.IsNaN(value))
            {
                to.Write7BitEncodedInt64(0);
                continue;
            }

            var steps = FixedPoint.Steps(value, decimals);
            to.Write7BitEncodedInt64(ZigZag(steps - last) + 1);
            last = steps;
        }

        to.Write(column.SpanHours is not null);
        if (column.SpanHours is { } spans) to.Write(spans);
    }

    private static Column ReadColumn(BinaryReader from, int count)
    {
        var decimals = from.ReadByte();
        var values = new double[count];
        var last = 0L;
        for (var i = 0; i < count; i++)
        {
            var word = from.Read7BitEncodedInt64();
            if (word != 0) last += UnZigZag(word - 1);
            values[i] = word == 0 ? double.NaN : FixedPoint.FromSteps(last, decimals);
        }

        if (!from.ReadBoolean()) return new Column(values, null);
        var spans = from.ReadBytes(count);
        return spans.Length == count ? new Column(values, spans) : throw new EndOfStreamException();
    }

    private static Condition?[] ReadConditions(BinaryReader from, int count)
    {
        var names = from.Many(EntryCodec.Name<Condition>);
        var conditions = new Condition?[count];
        for (var i = 0; i < count; i++)
            if (from.ReadByte() is var index and > 0)
                conditions[i] = index <= names.Length ? names[index - 1] : throw new FormatException("not a condition");
        return conditions;
    }

    private static long ZigZag(long value) => (value << 1) ^ (value >> 63);

    private static long UnZigZag(long word) => (word >>> 1) ^ -(word & 1);
}
