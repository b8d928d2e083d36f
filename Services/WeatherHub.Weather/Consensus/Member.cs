using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Physics;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Consensus;

/// <summary>One vendor's columns, read by the steps of the merge's axis instead of its own.</summary>
internal sealed class Member
{
    private readonly Column?[] columns = new Column?[VariableFacts.All.Length];
    private readonly Condition?[]? conditions;
    private readonly int offset;
    private readonly double leadAtStart;

    private Member(string provider, string lineage, DateTimeOffset issued, TimeAxis axis, DateTimeOffset start, Condition?[]? conditions)
    {
        Provider = provider;
        Lineage = lineage;
        this.conditions = conditions;
        offset = (int)Math.Clamp((axis.Start - start) / TimeAxis.Step, -1e6, 1e6);
        leadAtStart = (axis.Start - issued).TotalDays;
    }

    internal string Provider { get; }

    /// <summary>The vendor's bit in provenance.</summary>
    internal ulong Bit { get; init; }

    /// <summary>The first model behind it; members of one lineage are one opinion.</summary>
    internal string Lineage { get; }

    internal static Member Of(Report report, ulong bit, HourlySeries series, TimeAxis axis)
    {
        var words = series.HasConditions ? new Condition?[series.Axis.Count] : null;
        for (var i = 0; words is not null && i < words.Length; i++) words[i] = series.ConditionAt(i);
        var member = new Member(report.Provider, LineageOf(report), IssueOf(report), axis, series.Axis.Start, words) { Bit = bit };
        foreach (var facts in VariableFacts.All) member.columns[(int)facts.Variable] = series[facts.Variable];
        return member;
    }

    /// <summary>A statement about the present as a member of one step; what the reading leaves out comes from the vendor's own hours.</summary>
    internal static Member Of(Report report, ulong bit, CurrentReading reading, TimeAxis axis, Member? hours = null)
    {
        var member = new Member(report.Provider, LineageOf(report), reading.Time, axis, axis.Start, [reading.Condition ?? hours?.ConditionAt(0)]) { Bit = bit };
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
        if (VoiceOf(variable, 0) is not { } voice) return double.NaN;
        var facts = VariableFacts.Of(variable);
        return voice.At(step, facts.Minimum, facts.Maximum);
    }

    /// <summary>Its column of a variable; null where it says nothing of it.</summary>
    internal Voice? VoiceOf(Variable variable, int who) => columns[(int)variable] is { } column ? new Voice(who, column, offset) : null;

    internal Condition? ConditionAt(int step) =>
        conditions is not null && (uint)(step + offset) < (uint)conditions.Length ? conditions[step + offset] : null;

    /// <summary>A vendor that speaks of dew point or of humidity alone gets the other from its own temperature, so that it has a say in both.</summary>
    internal void CompleteHumidity()
    {
        if (columns[(int)Variable.Temperature] is not { } temperature) return;
        var (humidity, dewPoint) = (columns[(int)Variable.RelativeHumidity], columns[(int)Variable.DewPoint]);
        columns[(int)Variable.RelativeHumidity] = Complete(humidity, temperature, dewPoint, Humidity.Relative);
        columns[(int)Variable.DewPoint] = Complete(dewPoint, temperature, humidity, Humidity.DewPoint);
    }

    private static Column? Complete(Column? own, Column temperature, Column? other, Func<double, double, double> derive)
    {
        if (other is null) return own;
        var values = new double[Math.Min(temperature.Values.Length, other.Values.Length)];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = own is not null && i < own.Values.Length ? own.Values[i] : double.NaN;
            if (double.IsNaN(values[i])) values[i] = derive(temperature.Values[i], other.Values[i]);
        }

        return new Column(values, null);
    }
}
