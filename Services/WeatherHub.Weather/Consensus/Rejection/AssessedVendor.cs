using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;
using WeatherHub.Weather.Consensus.Skill;

namespace WeatherHub.Weather.Consensus.Rejection;

/// <summary>All that one vendor says at a place, as an assessment reads it: its hours on a common axis, and its present.</summary>
internal sealed class AssessedVendor
{
    private readonly Member? hours;
    private readonly CurrentReading? present;
    private readonly ErrorTrackLookup errors;
    private readonly double[] series = new double[AssessmentThresholds.HoursBack + AssessmentThresholds.HoursAhead];
    private Variable? held;

    private AssessedVendor(Member? hours, CurrentReading? present, ErrorTrackLookup errors) => (this.hours, this.present, this.errors) = (hours, present, errors);

    internal required string Provider { get; init; }

    internal required string Lineage { get; init; }

    internal required ulong Bit { get; init; }

    /// <summary>Quantities of which physics forbade so many values that their unit must be wrong.</summary>
    internal required IReadOnlyList<Variable> Impossible { get; init; }

    internal bool HasHours => hours is not null;

    /// <summary>Its present as a station measured it; null where it has none.</summary>
    internal CurrentReading? Observation => present?.Kind == ReadingKind.Observation ? present : null;

    internal static AssessedVendor[] All(EnsembleInput roster, TimeAxis axis, DateTimeOffset now, Func<Report, bool> speaksOfNow, ErrorTrackLookup errors)
    {
        var members = roster.Hours(axis);
        var all = new List<AssessedVendor>();
        foreach (var provider in roster.Providers)
        {
            var reports = roster.Reports.Where(report => report.Provider == provider).ToList();
            var member = Array.Find(members, candidate => candidate.Provider == provider);
            var reading = reports.Find(report => report.Current is not null && speaksOfNow(report))?.Current;
            if (member is null && reading is null) continue;
            all.Add(new AssessedVendor(member, reading, errors)
            {
                Provider = provider,
                Lineage = Member.LineageOf(reports[0]),
                Bit = roster.BitOf(provider),
                Impossible =
                [
                    .. from report in reports
                       from rejection in report.Rejections
                       where rejection.Count >= AssessmentThresholds.ManyImpossible && AssessmentThresholds.HasMistakableUnit(rejection.Variable)
                       select rejection.Variable,
                ],
            });
        }

        return [.. all];
    }

    /// <summary>Its hours of a variable; null where it says none.</summary>
    internal MemberColumn? HoursOf(Variable variable) => hours?.ColumnOf(variable, 0);

    /// <summary>The same hour by hour, NaN where nothing is said; good until another variable is asked for, for the walk goes quantity by quantity.</summary>
    internal ReadOnlySpan<double> SeriesOf(Variable variable)
    {
        if (held == variable) return series;
        var (voice, facts) = (HoursOf(variable), VariableFacts.Of(variable));
        for (var step = 0; step < series.Length; step++) series[step] = voice?.At(step, facts.Minimum, facts.Maximum) ?? double.NaN;
        held = variable;
        return series;
    }

    /// <summary>Its present value; NaN when not said.</summary>
    internal double PresentOf(Variable variable) => present is not null && present.Values.TryGetValue(variable, out var value) ? value : double.NaN;

    /// <summary>What it commonly says too much of, as far as that is told in the variable's own unit.</summary>
    internal double BiasOf(Variable variable) =>
        MergeRules.Of(variable) == MergeRule.Mean ? errors(Provider, variable).At(AssessmentThresholds.TypicalLead).Bias : 0;

    /// <summary>The error it is taken to have, and never less than that of a vendor of whom nothing is known: who breaks had a record too.</summary>
    internal double ScaleOf(Variable variable, double lead) =>
        Math.Max(ErrorSpace.PriorScale(variable, lead), errors(Provider, variable).At(lead).Scale);

    /// <summary>How large its errors are by its record, as a logarithm beside the usual; 0 where nothing is known.</summary>
    internal double RecordOf(Variable variable)
    {
        var estimate = errors(Provider, variable).At(AssessmentThresholds.TypicalLead);
        return estimate.IsLearned ? -Math.Log(Math.Max(estimate.Weight, 1e-9)) / 2 : 0;
    }

    internal double LeadDays(int step) => hours?.LeadDays(step) ?? 0;
}
