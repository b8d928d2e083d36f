using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Consensus.Skill;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Units;

namespace WeatherHub.Verification.Learning;

/// <summary>
/// The forecasts of one vendor for one place: for each valid hour and lead-time bin the values of the newest run issued while the hour lay
/// in the bin. The first day hour by hour, every third hour beyond. Columns of single precision, and no object for any of them.
/// </summary>
internal sealed class ArchivedForecasts
{
    /// <summary>The column beside those of the quantities: the probability of precipitation, per cent.</summary>
    internal const int Pop = 8;
    internal const int Stride = Pop + 1;

    private const int HourStepBeyondFirstDay = 3;

    /// <summary>A run reaches no farther than this, or its clock is wrong.</summary>
    private const int FarthestHours = 16 * 24;

    /// <summary>An observation is seldom later than this.</summary>
    internal const int KeptPastHours = 6;

    private static readonly Variable[] Variables =
        [.. Quantity.Hourly.Select(quantity => quantity.Variable), Variable.PrecipitationProbability];

    /// <summary>The first model behind it.</summary>
    internal string Lineage { get; set; } = "";

    internal DateTimeOffset Issued { get; set; }

    /// <summary>Valid hours since 1970, ascending; hours of several bins occur once for each.</summary>
    internal int[] Hours { get; set; } = [];

    internal byte[] Leads { get; set; } = [];

    /// <summary>The values of each, <see cref="Stride"/> at a time; NaN for none.</summary>
    internal float[] Values { get; set; } = [];

    internal long Bytes => 160 + Hours.Length * (sizeof(int) + sizeof(byte) + Stride * sizeof(float));

    /// <summary>Adds a run unless it is no newer than the last; removes hours long past.</summary>
    internal bool Add(Report report, DateTimeOffset now)
    {
        var issued = Member.IssueOf(report);
        if (issued <= Issued || issued > now + TimeSpan.FromHours(1)) return false;
        (Issued, Lineage) = (issued, Member.LineageOf(report));
        var rows = new SortedDictionary<(int Hour, byte Lead), (float[] From, int At)>();
        var past = HourOf(now) - KeptPastHours;
        for (var i = 0; i < Hours.Length; i++)
            if (Hours[i] >= past) rows[(Hours[i], Leads[i])] = (Values, i * Stride);
        foreach (var (hour, lead, values) in RowsOf(report, issued)) rows[(hour, lead)] = (values, 0);
        Replace(rows);
        return true;
    }

    /// <summary>Where the values of an hour and bin stand; -1 where there are none.</summary>
    internal int Find(int hour, int lead)
    {
        var at = Array.BinarySearch(Hours, hour);
        if (at < 0) return -1;
        while (at > 0 && Hours[at - 1] == hour) at--;
        for (; at < Hours.Length && Hours[at] == hour; at++)
            if (Leads[at] == lead) return at * Stride;
        return -1;
    }

    internal static int HourOf(DateTimeOffset time) => (int)Math.Floor((time - DateTimeOffset.UnixEpoch).TotalHours);

    /// <summary>
    /// What an observation of an hour is compared with: the instant itself, or the step that ends there, for amounts and gusts are measured
    /// over the past hour. A share of a longer total says nothing of its hours and is left out.
    /// </summary>
    private static IEnumerable<(int Hour, byte Lead, float[] Values)> RowsOf(Report report, DateTimeOffset issued)
    {
        if (report.Hourly is not { } hourly) yield break;
        var axis = hourly.Axis;
        var member = Member.Of(report, 1, hourly, axis);
        member.CompleteHumidity();
        var first = HourOf(axis.Start);
        for (var step = 0; step < Math.Min(axis.Count, FarthestHours); step++)
        {
            var days = (axis[step] - issued).TotalDays;
            var hour = first + step;
            if (days <= 0 || (days > 1 && hour % HourStepBeyondFirstDay != 0)) continue;
            var values = new float[Stride];
            for (var i = 0; i < Stride; i++) values[i] = (float)ValueOf(member, Variables[i], step);
            if (!Array.TrueForAll(values, float.IsNaN)) yield return (hour, (byte)LeadTimeBins.IndexOf(days), values);
        }
    }

    private static double ValueOf(Member member, Variable variable, int step)
    {
        var isPoint = VariableFacts.Of(variable).Method == CellMethod.Point;
        var at = isPoint ? step : step - 1;
        var value = member.At(variable, at);
        return isPoint || double.IsNaN(value) || member.ColumnOf(variable, 0)!.Value.IsNative(at) ? value : double.NaN;
    }

    private void Replace(SortedDictionary<(int Hour, byte Lead), (float[] From, int At)> rows)
    {
        var (hours, leads, values, count) = (new int[rows.Count], new byte[rows.Count], new float[rows.Count * Stride], 0);
        foreach (var ((hour, lead), (from, at)) in rows)
        {
            (hours[count], leads[count]) = (hour, lead);
            from.AsSpan(at, Stride).CopyTo(values.AsSpan(count++ * Stride));
        }

        (Hours, Leads, Values) = (hours, leads, values);
    }
}
