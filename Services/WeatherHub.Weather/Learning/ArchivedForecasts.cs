using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Units;
using WeatherHub.Weather.Verification;

namespace WeatherHub.Weather.Learning;

/// <summary>
/// What one vendor forecast for one place: for each valid hour and span of lead the values of the newest run that was made while the hour lay within the
/// span. The first day hour by hour, every third hour beyond. Columns of single precision, and no object for any of them.
/// </summary>
internal sealed class ArchivedForecasts
{
    /// <summary>Beside every quantity, the probability of rain.</summary>
    internal const int Chance = 8;
    internal const int Stride = Chance + 1;

    private const int Spaced = 3;

    /// <summary>A run reaches no farther than this, or its clock is wrong.</summary>
    private const int FarthestHours = 16 * 24;

    /// <summary>An observation is seldom later than this.</summary>
    internal const int KeptPastHours = 6;

    private static readonly Variable[] Variables = [.. Quantity.Hourly.Select(quantity => quantity.Variable), Variable.PrecipitationProbability];

    /// <summary>The first model behind it.</summary>
    internal string Lineage { get; set; } = "";

    /// <summary>When the newest run noted was made.</summary>
    internal DateTimeOffset Issued { get; set; }

    /// <summary>Valid hours since 1970, ascending; hours of several spans stand once for each.</summary>
    internal int[] Hours { get; set; } = [];

    /// <summary>The span of each.</summary>
    internal byte[] Spans { get; set; } = [];

    /// <summary>The values of each, <see cref="Stride"/> at a time; NaN is not said.</summary>
    internal float[] Values { get; set; } = [];

    internal long Bytes => 160 + Hours.Length * (sizeof(int) + sizeof(byte) + Stride * sizeof(float));

    /// <summary>Takes in a run unless it is no newer than what is known; what is long past is let go.</summary>
    internal bool Note(Report report, DateTimeOffset now)
    {
        var issued = Member.IssueOf(report);
        if (issued <= Issued || issued > now + TimeSpan.FromHours(1)) return false;
        (Issued, Lineage) = (issued, Member.LineageOf(report));
        var kept = new SortedDictionary<(int Hour, byte Span), (float[] From, int At)>();
        var past = HourOf(now) - KeptPastHours;
        for (var i = 0; i < Hours.Length; i++)
            if (Hours[i] >= past) kept[(Hours[i], Spans[i])] = (Values, i * Stride);
        foreach (var (hour, span, values) in Run(report, issued)) kept[(hour, span)] = (values, 0);
        Hold(kept);
        return true;
    }

    /// <summary>Where an hour's values of a span stand; -1 where there are none.</summary>
    internal int Find(int hour, int span)
    {
        var at = Array.BinarySearch(Hours, hour);
        if (at < 0) return -1;
        while (at > 0 && Hours[at - 1] == hour) at--;
        for (; at < Hours.Length && Hours[at] == hour; at++)
            if (Spans[at] == span) return at * Stride;
        return -1;
    }

    internal static int HourOf(DateTimeOffset time) => (int)Math.Floor((time - DateTimeOffset.UnixEpoch).TotalHours);

    /// <summary>
    /// What an observation at an hour is compared with: the instant itself, or the step that ends there, for amounts and gusts are measured over the past
    /// hour. A share of a longer total says nothing of its hours and is left out.
    /// </summary>
    private static IEnumerable<(int Hour, byte Span, float[] Values)> Run(Report report, DateTimeOffset issued)
    {
        if (report.Hourly is not { } hourly) yield break;
        var axis = hourly.Axis;
        var member = Member.Of(report, 1, hourly, axis);
        member.CompleteHumidity();
        var first = HourOf(axis.Start);
        for (var step = 0; step < Math.Min(axis.Count, FarthestHours); step++)
        {
            var lead = (axis[step] - issued).TotalDays;
            var hour = first + step;
            if (lead <= 0 || (lead > 1 && hour % Spaced != 0)) continue;
            var values = new float[Stride];
            for (var i = 0; i < Stride; i++) values[i] = (float)Said(member, Variables[i], step);
            if (!Array.TrueForAll(values, float.IsNaN)) yield return (hour, (byte)LeadTimeBins.IndexOf(lead), values);
        }
    }

    private static double Said(Member member, Variable variable, int step)
    {
        var isPoint = VariableFacts.Of(variable).Method == CellMethod.Point;
        var at = isPoint ? step : step - 1;
        var value = member.At(variable, at);
        return isPoint || double.IsNaN(value) || member.ColumnOf(variable, 0)!.Value.IsNative(at) ? value : double.NaN;
    }

    private void Hold(SortedDictionary<(int Hour, byte Span), (float[] From, int At)> kept)
    {
        var (hours, spans, values, count) = (new int[kept.Count], new byte[kept.Count], new float[kept.Count * Stride], 0);
        foreach (var ((hour, span), (from, at)) in kept)
        {
            (hours[count], spans[count]) = (hour, span);
            from.AsSpan(at, Stride).CopyTo(values.AsSpan(count++ * Stride));
        }

        (Hours, Spans, Values) = (hours, spans, values);
    }
}
