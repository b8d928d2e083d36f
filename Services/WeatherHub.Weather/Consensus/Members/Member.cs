using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Physics;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Consensus.Members;

/// <summary>One vendor's columns, read by the steps of the merge's axis instead of its own.</summary>
internal sealed class Member
{
    private readonly Column?[] columns = new Column?[VariableFacts.All.Length];
    private readonly HourlySeries? series;
    private readonly Condition? present;
    private readonly int offset;
    private readonly double leadAtStart;
    private DerivedColumn? humidity;
    private DerivedColumn? dewPoint;

    private Member(Report report, ulong bit, DateTimeOffset issued, TimeAxis axis, HourlySeries? series, Condition? present)
    {
        (Provider, Lineage, Bit, this.series, this.present) = (report.Provider, LineageOf(report), bit, series, present);
        var start = series?.Axis.Start ?? axis.Start;
        offset = (int)Math.Clamp((axis.Start - start) / TimeAxis.Step, -1e6, 1e6);
        leadAtStart = (axis.Start - issued).TotalDays;
    }

    internal string Provider { get; }

    /// <summary>The vendor's bit of provenance.</summary>
    internal ulong Bit { get; }

    /// <summary>The first model behind it; members of one lineage are not independent.</summary>
    internal string Lineage { get; }

    internal static Member Of(Report report, ulong bit, HourlySeries series, TimeAxis axis)
    {
        var member = new Member(report, bit, IssueOf(report), axis, series, present: null);
        foreach (var facts in VariableFacts.All) member.columns[(int)facts.Variable] = series[facts.Variable];
        return member;
    }

    /// <summary>A reading of the present as a member of one step; what it leaves out comes from the vendor's own hours.</summary>
    internal static Member Of(Report report, ulong bit, CurrentReading reading, TimeAxis axis, Member? hours = null)
    {
        var condition = reading.Condition is { } own and not Condition.Unknown ? own : hours?.ConditionAt(0) ?? reading.Condition;
        var member = new Member(report, bit, reading.Time, axis, series: null, condition);
        foreach (var facts in VariableFacts.All)
        {
            var value = reading.Values.TryGetValue(facts.Variable, out var read) ? read : hours?.At(facts.Variable, 0) ?? double.NaN;
            if (!double.IsNaN(value)) member.columns[(int)facts.Variable] = new Column([value], null);
        }

        return member;
    }

    /// <summary>When the vendor issued it: a report that has been in the cache for long has the lead time of its age.</summary>
    internal static DateTimeOffset IssueOf(Report report) =>
        report.IssuedAt is { } issued && issued < report.FetchedAt ? issued : report.FetchedAt;

    internal static string LineageOf(Report report) => report.Lineage.Count > 0 ? report.Lineage[0] : report.Provider;

    internal double LeadDays(int step) => Math.Max(0, leadAtStart + step / 24.0);

    /// <summary>The value at a step; NaN where there is none.</summary>
    internal double At(Variable variable, int step)
    {
        if (ColumnOf(variable, 0) is not { } column) return double.NaN;
        var facts = VariableFacts.Of(variable);
        return column.At(step, facts.Minimum, facts.Maximum);
    }

    /// <summary>Its column of a variable; null where it has none.</summary>
    internal MemberColumn? ColumnOf(Variable variable, int member)
    {
        var column = columns[(int)variable];
        var other = variable switch { Variable.RelativeHumidity => humidity, Variable.DewPoint => dewPoint, _ => null };
        return column is null && other is null ? null : new MemberColumn(member, column, offset) { Derived = other };
    }

    internal Condition? ConditionAt(int step) => series is not null ? series.ConditionAt(step + offset) : step == 0 ? present : null;

    /// <summary>Derives the missing one of dew point and humidity from the vendor's own temperature, so that it counts in both.</summary>
    internal void CompleteHumidity()
    {
        if (columns[(int)Variable.Temperature] is not { } temperature) return;
        if (columns[(int)Variable.DewPoint] is { } dew) humidity = new DerivedColumn(temperature, dew, Humidity.Relative);
        if (columns[(int)Variable.RelativeHumidity] is { } relative) dewPoint = new DerivedColumn(temperature, relative, Humidity.DewPoint);
    }
}
