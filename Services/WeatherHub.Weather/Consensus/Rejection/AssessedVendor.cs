using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;
using WeatherHub.Weather.Consensus.Skill;

namespace WeatherHub.Weather.Consensus.Rejection;

/// <summary>One vendor's data at a place, as the assessment reads them: its hours on a common axis, and its present.</summary>
internal sealed class AssessedVendor
{
    private readonly Member? hours;
    private readonly CurrentReading? present;
    private readonly ErrorTrackLookup errors;
    private readonly double[] series = new double[AssessmentThresholds.HoursBack + AssessmentThresholds.HoursAhead];
    private Variable? loaded;

    private AssessedVendor(Member? hours, CurrentReading? present, ErrorTrackLookup errors) =>
        (this.hours, this.present, this.errors) = (hours, present, errors);

    internal required string Provider { get; init; }

    internal required string Lineage { get; init; }

    internal required ulong Bit { get; init; }

    /// <summary>Quantities with so many impossible values that their unit must be wrong.</summary>
    internal required IReadOnlyList<Variable> Impossible { get; init; }

    internal bool HasHours => hours is not null;

    /// <summary>Its present, where a station measured it.</summary>
    internal CurrentReading? Observation => present?.Kind == ReadingKind.Observation ? present : null;

    internal static AssessedVendor[] All(EnsembleInput input, TimeAxis axis, MergeRequest request, ErrorTrackLookup errors)
    {
        var members = input.Hours(axis);
        var all = new List<AssessedVendor>();
        foreach (var provider in input.Providers)
        {
            var reports = input.Reports.Where(report => report.Provider == provider).ToList();
            var member = Array.Find(members, candidate => candidate.Provider == provider);
            var reading = reports.Find(report =>
                ReadingRules.IsModel(report, request.Now) || ReadingRules.IsObservation(report, request))?.Current;
            if (member is null && reading is null) continue;
            all.Add(new AssessedVendor(member, reading, errors)
            {
                Provider = provider,
                Lineage = Member.LineageOf(reports[0]),
                Bit = input.BitOf(provider),
                Impossible =
                [
                    .. from report in reports
                       from rejection in report.Rejections
                       where rejection.Count >= AssessmentThresholds.ManyImpossible
                           && AssessmentThresholds.HasMistakableUnit(rejection.Variable)
                       select rejection.Variable,
                ],
            });
        }

        return [.. all];
    }

    /// <summary>Whether it has hours of a variable.</summary>
    internal bool Has(Variable variable) => hours?.ColumnOf(variable, 0) is not null;

    /// <summary>Its value at a step; NaN where there is none.</summary>
    internal double At(Variable variable, int step) => hours?.At(variable, step) ?? double.NaN;

    /// <summary>Its value at a step, or its present at the hour of now where it has no hours of the variable.</summary>
    internal double AtOrNow(Variable variable, int step) =>
        Has(variable) ? At(variable, step) : step == AssessmentThresholds.HoursBack ? PresentOf(variable) : double.NaN;

    /// <summary>Its values, NaN where there are none; valid until another variable is read.</summary>
    internal ReadOnlySpan<double> SeriesOf(Variable variable)
    {
        if (loaded == variable) return series;
        for (var step = 0; step < series.Length; step++) series[step] = At(variable, step);
        loaded = variable;
        return series;
    }

    /// <summary>Its present value; NaN where there is none.</summary>
    internal double PresentOf(Variable variable) =>
        present is not null && present.Values.TryGetValue(variable, out var value) ? value : double.NaN;

    /// <summary>Its known bias, for variables whose bias is in the canonical unit.</summary>
    internal double BiasOf(Variable variable) =>
        MergeRules.Of(variable) == MergeRule.Mean ? errors(Provider, variable).At(AssessmentThresholds.TypicalLead).Bias : 0;

    /// <summary>Its standard error, at least the prior one: a vendor that breaks had a record too.</summary>
    internal double ScaleOf(Variable variable, double lead) =>
        Math.Max(ErrorSpace.PriorScale(variable, lead), errors(Provider, variable).At(lead).Scale);

    /// <summary>Evidence from its verified errors: the logarithm of their size relative to the prior; 0 where nothing is known.</summary>
    internal double RecordOf(Variable variable)
    {
        var estimate = errors(Provider, variable).At(AssessmentThresholds.TypicalLead);
        return estimate.IsLearned ? -Math.Log(Math.Max(estimate.Weight, 1e-9)) / 2 : 0;
    }

    /// <summary>The mean over the hours that have a value; NaN without any.</summary>
    internal static (double Mean, int Count) MeanOf(TimeAxis axis, Func<int, double> valueAt)
    {
        var (sum, count) = (0.0, 0);
        for (var step = 0; step < axis.Count; step++)
            if (valueAt(step) is var value && !double.IsNaN(value)) (sum, count) = (sum + value, count + 1);
        return (sum / count, count);
    }

    internal double LeadDays(int step) => hours?.LeadDays(step) ?? 0;
}
