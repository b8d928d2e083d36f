using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Series;

/// <summary>Lays loose instants and intervals on hourly steps.</summary>
internal static class HourlyColumns
{
    internal static Column? Lay(
        TimeAxis axis,
        VariableFacts facts,
        List<(DateTimeOffset At, double Value)>? instants,
        HashSet<DateTimeOffset> missing,
        List<(DateTimeOffset Start, DateTimeOffset End, double Value)>? intervals)
    {
        if (instants is null && intervals is null) return null;
        var values = new double[axis.Count];
        var spans = new byte[axis.Count];
        Array.Fill(values, double.NaN);
        if (intervals is not null) Share(axis, facts, intervals, values, spans);
        if (instants is not null) Join(axis, facts, instants, missing, values, spans);
        return new Column(values, Array.TrueForAll(spans, span => span <= 1) ? null : spans);
    }

    /// <summary>
    /// Spreads each interval over the hours it overlaps; the finest interval said for an hour wins. Totals that fill an hour only in part
    /// give way to a longer one that fills it.
    /// </summary>
    private static void Share(
        TimeAxis axis,
        VariableFacts facts,
        List<(DateTimeOffset Start, DateTimeOffset End, double Value)> intervals,
        double[] values,
        byte[] spans)
    {
        var covered = new double[axis.Count];
        foreach (var (start, end, value) in intervals.OrderBy(interval => interval.End - interval.Start))
        {
            var span = (byte)Math.Clamp(Math.Ceiling((end - start) / TimeAxis.Step), 1, byte.MaxValue);
            for (var i = Math.Max(0, axis.IndexOf(start)); i < axis.Count && axis[i] < end; i++)
            {
                if (spans[i] != 0 && (covered[i] >= 0.999 || (spans[i] < span && facts.Method != CellMethod.Sum))) continue;
                if (spans[i] < span) (spans[i], covered[i]) = (0, 0);
                var from = start > axis[i] ? start : axis[i];
                var to = end < axis[i + 1] ? end : axis[i + 1];
                var share = (to - from) / TimeAxis.Step;
                if (facts.Method == CellMethod.Sum) values[i] = (spans[i] == 0 ? 0 : values[i]) + value * ((to - from) / (end - start));
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
        TimeAxis axis,
        VariableFacts facts,
        List<(DateTimeOffset At, double Value)> instants,
        HashSet<DateTimeOffset> missing,
        double[] values,
        byte[] spans)
    {
        instants.Sort((left, right) => left.At.CompareTo(right.At));
        for (var k = 0; k < instants.Count; k++)
        {
            var (at, value) = instants[k];
            var i = axis.IndexOf(at);
            if (i >= 0 && i < axis.Count && axis[i] == at && double.IsNaN(values[i])) (values[i], spans[i]) = (value, 1);
            if (k + 1 == instants.Count || instants[k + 1].At - at > HourlySeriesBuilder.LongestGap) continue;
            var (next, nextValue) = instants[k + 1];
            var span = (byte)Math.Max(1, Math.Ceiling((next - at) / TimeAxis.Step));
            for (var j = Math.Max(0, i + 1); j < axis.Count && axis[j] < next; j++)
            {
                if (!double.IsNaN(values[j]) || missing.Contains(axis[j])) continue;
                (values[j], spans[j]) = (Between(facts.Variable, value, nextValue, (axis[j] - at) / (next - at)), span);
            }
        }
    }

    private static double Between(Variable variable, double from, double to, double share)
    {
        if (variable != Variable.WindDirection) return from + (to - from) * share;
        var turn = (to - from + 540) % 360 - 180;
        return (from + turn * share + 360) % 360;
    }
}
