using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Series;

/// <summary>Lays loose instants and intervals on hourly steps.</summary>
internal static class HourlyColumns
{
    internal static Column? Lay(
        TimeAxis axis, VariableFacts facts, List<InstantValue> instants, HashSet<long> missing, List<IntervalValue<double>> intervals)
    {
        if (instants.Count == 0 && intervals.Count == 0) return null;
        var values = new double[axis.Count];
        Array.Fill(values, double.NaN);
        Span<byte> spans = stackalloc byte[axis.Count];
        spans.Clear();
        if (intervals.Count > 0) Share(axis, facts, intervals, values, spans);
        Join(axis, facts, instants, missing, values, spans);
        return new Column(values, spans.ContainsAnyExceptInRange<byte>(0, 1) ? spans.ToArray() : null);
    }

    /// <summary>
    /// Spreads each interval over the hours it overlaps; the finest interval said for an hour wins. Totals that fill an hour only in part
    /// give way to a longer one that fills it.
    /// </summary>
    private static void Share(
        TimeAxis axis, VariableFacts facts, List<IntervalValue<double>> intervals, double[] values, Span<byte> spans)
    {
        Span<double> covered = stackalloc double[axis.Count];
        covered.Clear();
        foreach (var (start, end, value) in FinestFirst(intervals))
        {
            var span = SpanOf(end - start);
            for (var i = Math.Max(0, axis.IndexOf(start)); i < axis.Count && axis.TicksOf(i) < end; i++)
            {
                if (spans[i] != 0 && (covered[i] >= 0.999 || (spans[i] < span && facts.Method != CellMethod.Sum))) continue;
                if (spans[i] < span) (spans[i], covered[i]) = (0, 0);
                var overlap = Math.Min(end, axis.TicksOf(i + 1)) - Math.Max(start, axis.TicksOf(i));
                var share = overlap / (double)TimeSpan.TicksPerHour;
                if (facts.Method == CellMethod.Sum)
                    values[i] = (spans[i] == 0 ? 0 : values[i]) + value * (overlap / (double)(end - start));
                else if (facts.Method == CellMethod.Mean && covered[i] > 0)
                    values[i] = (values[i] * covered[i] + value * share) / (covered[i] + share);
                else values[i] = spans[i] == 0 || facts.Method == CellMethod.Point ? value : Math.Max(values[i], value);
                covered[i] += share;
                spans[i] = span;
            }
        }

        // A total known for part of an hour only is not that hour's total.
        if (facts.Method != CellMethod.Sum) return;
        for (var i = 0; i < values.Length; i++)
            if (spans[i] != 0 && covered[i] < 0.999)
                (values[i], spans[i]) = (double.NaN, 0);
    }

    /// <summary>
    /// Instants on the hour stay; hours between two instants are interpolated, wind direction along the shorter arc, but those that the
    /// vendor has no value for, or an impossible one: null is not guessed.
    /// </summary>
    private static void Join(
        TimeAxis axis, VariableFacts facts, List<InstantValue> instants, HashSet<long> missing, double[] values, Span<byte> spans)
    {
        if (!IsOrdered(instants, static instant => instant.At)) instants.Sort((left, right) => left.At.CompareTo(right.At));
        for (var k = 0; k < instants.Count; k++)
        {
            var (at, value) = instants[k];
            var i = axis.IndexOf(at);
            if (i >= 0 && i < axis.Count && axis.TicksOf(i) == at && double.IsNaN(values[i])) (values[i], spans[i]) = (value, 1);
            if (k + 1 == instants.Count || instants[k + 1].At - at > HourlySeriesBuilder.LongestGap.Ticks) continue;
            var (next, nextValue) = instants[k + 1];
            for (var j = Math.Max(0, i + 1); j < axis.Count && axis.TicksOf(j) is var hour && hour < next; j++)
            {
                if (!double.IsNaN(values[j]) || missing.Contains(hour)) continue;
                var share = (hour - at) / (double)(next - at);
                (values[j], spans[j]) = (Between(facts.Variable, value, nextValue, share), SpanOf(next - at));
            }
        }
    }

    /// <summary>How many hours a length reaches over.</summary>
    private static byte SpanOf(long ticks) => (byte)Math.Clamp(Math.Ceiling(ticks / (double)TimeSpan.TicksPerHour), 1, byte.MaxValue);

    private static List<IntervalValue<double>> FinestFirst(List<IntervalValue<double>> intervals) =>
        IsOrdered(intervals, static interval => interval.Length) ? intervals : [.. intervals.OrderBy(interval => interval.Length)];

    private static bool IsOrdered<T>(List<T> items, Func<T, long> key)
    {
        for (var i = 1; i < items.Count; i++)
            if (key(items[i]) < key(items[i - 1]))
                return false;
        return true;
    }

    private static double Between(Variable variable, double from, double to, double share)
    {
        if (variable != Variable.WindDirection) return from + (to - from) * share;
        var turn = (to - from + 540) % 360 - 180;
        return (from + turn * share + 360) % 360;
    }
}
