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
    private readonly DerivedColumn?[] derivations = new DerivedColumn?[VariableFacts.All.Length];
    private readonly int offset;
    private readonly double leadAtStart;

    private Member(string provider, string lineage, DateTimeOffset issued, TimeAxis axis, DateTimeOffset start)
    {
        Provider = provider;
        Lineage = lineage;
        offset = (int)Math.Clamp((axis.Start - start) / TimeAxis.Step, -1e6, 1e6);
        leadAtStart = (axis.Start - issued).TotalDays;
    }

    internal string Provider { get; }

    /// <summary>The vendor's bit in provenance.</summary>
    internal ulong Bit { get; init; }

    /// <summary>The first model behind it; members of one lineage are one opinion.</summary>
    internal string Lineage { get; }

    /// <summary>Its hours, which have its words; none where it speaks of the present.</summary>
    private HourlySeries? Series { get; init; }

    /// <summary>Its word for the present, where it speaks of that.</summary>
    private Condition? Present { get; init; }

    internal static Member Of(Report report, ulong bit, HourlySeries series, TimeAxis axis)
    {
        var member = new Member(report.Provider, LineageOf(report), IssueOf(report), axis, series.Axis.Start) { Bit = bit, Series = series };
        foreach (var facts in VariableFacts.All) member.columns[(int)facts.Variable] = series[facts.Variable];
        return member;
    }

    /// <summary>A statement about the present as a member of one step; what the reading leaves out comes from the vendor's own hours.</summary>
    internal static Member Of(Report report, ulong bit, CurrentReading reading, TimeAxis axis, Member? hours = null)
    {
        var present = reading.Condition is { } word and not Condition.Unknown ? word : hours?.ConditionAt(0) ?? reading.Condition;
        var member = new Member(report.Provider, LineageOf(report), reading.Time, axis, axis.Start) { Bit = bit, Present = present };
        foreach (var facts in VariableFacts.All)
        {
            var value = reading.Values.TryGetValue(facts.Variable, out var said) ? said : hours?.At(facts.Variable, 0) ?? double.NaN;
            if (!double.IsNaN(value)) member.columns[(int)facts.Variable] = new Column([value], null);
        }

        return member;
    }

    /// <summary>When the vendor made it: a report long in the cache has the lead time of its age.</summary>
    internal static DateTimeOffset IssueOf(Report report) => report.IssuedAt is { } issued && issued < report.FetchedAt ? issued : report.FetchedAt;

    internal static string LineageOf(Report report) => report.Lineage.Count > 0 ? report.Lineage[0] : report.Provider;

    internal double LeadDays(int step) => Math.Max(0, leadAtStart + step / 24.0);

    /// <summary>The value at a step; NaN when not said.</summary>
    internal double At(Variable variable, int step)
    {
        if (ColumnOf(variable, 0) is not { } voice) return double.NaN;
        var facts = VariableFacts.Of(variable);
        return voice.At(step, facts.Minimum, facts.Maximum);
    }

    /// <summary>Its column of a variable; null where it says nothing of it.</summary>
    internal MemberColumn? ColumnOf(Variable variable, int who)
    {
        var (column, derivation) = (columns[(int)variable], derivations[(int)variable]);
        return column is null && derivation is null ? null : new MemberColumn(who, column, offset) { DerivedColumn = derivation };
    }

    internal Condition? ConditionAt(int step) => Series is null ? (step == 0 ? Present : null) : Series.ConditionAt(step + offset);

    /// <summary>A vendor that speaks of dew point or of humidity alone gets the other from its own temperature, so that it has a say in both.</summary>
    internal void CompleteHumidity()
    {
        if (columns[(int)Variable.Temperature] is not { } temperature) return;
        var (humidity, dewPoint) = (columns[(int)Variable.RelativeHumidity], columns[(int)Variable.DewPoint]);
        if (dewPoint is not null) derivations[(int)Variable.RelativeHumidity] = new DerivedColumn(temperature, dewPoint, Humidity.Relative);
        if (humidity is not null) derivations[(int)Variable.DewPoint] = new DerivedColumn(temperature, humidity, Humidity.DewPoint);
    }
}
