using WeatherHub.Weather.Consensus.Hourly;
using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Consensus.Rejection;
using WeatherHub.Weather.Units;
using WeatherHub.Weather.Consensus.Skill;

namespace WeatherHub.Weather.Consensus.Explain;

/// <summary>Writes down how values come about while they are merged: nothing is computed a second time that could come out differently.</summary>
/// <param name="inquiry">What is asked.</param>
/// <param name="window">The steps of the merge.</param>
internal sealed class MergeTrace(ExplainRequest inquiry, MergeWindow window)
{
    private readonly List<ValueTrace> accounts = [];
    private readonly SortedList<int, Contribution> words = [];
    private readonly bool isRoot = ErrorSpace.IsRoot(inquiry.Variable);

    /// <summary>What was written down, in the order of the steps.</summary>
    internal IReadOnlyList<ValueTrace> Traces => accounts;

    internal bool Attends(Variable variable, int step)
    {
        if (variable != inquiry.Variable) return false;
        return inquiry.Hour is { } hour ? window.Axis[step] == hour : step >= window.FirstHour && step < window.FirstHour + window.Hours;
    }

    /// <summary>What the members say of the variable.</summary>
    internal IReadOnlyList<MemberSeries> SeriesOf(Ensemble panel)
    {
        var series = new List<MemberSeries>();
        foreach (var member in panel.Members)
        {
            if (member.ColumnOf(inquiry.Variable, 0) is null) continue;
            var values = new double[window.Hours];
            for (var i = 0; i < values.Length; i++) values[i] = member.At(inquiry.Variable, window.FirstHour + i);
            series.Add(new MemberSeries(member.Provider, member.Lineage, values));
        }

        return series;
    }

    internal void Open() => words.Clear();

    /// <summary>A vendor says something, and may have a part in the value.</summary>
    internal void Hear(int who, Member member, int step, double said, double corrected, ErrorTrack errors)
    {
        var lead = member.LeadDays(step);
        words[who] = new Contribution
        {
            Provider = member.Provider,
            Lineage = member.Lineage,
            Value = said,
            Corrected = corrected,
            Scale = Canonical(corrected, errors.At(lead).Scale),
            LeadDays = lead,
            Verified = errors.SampleSizeAt(lead),
        };
    }

    internal void Judge(int who, ContributionStatus verdict, double distance = double.NaN) => words[who] = words[who] with { Status = verdict, Distance = distance };

    /// <summary>The first who speaks of the hour itself: those heard before spoke of longer steps.</summary>
    internal void PassOver(int who)
    {
        foreach (var earlier in words.Keys.ToArray())
            if (earlier != who && words[earlier].Status == ContributionStatus.Used) Judge(earlier, ContributionStatus.Coarser);
    }

    internal void Dispute(int who, ReferenceSource referee) => words[who] = words[who] with { DecidedBy = referee };

    /// <summary>Who decided that one has no part in a variable, for everybody who was heard on it.</summary>
    internal void Refer(VendorAssessment assessment, Variable variable)
    {
        var decided = assessment.Findings.FirstOrDefault(finding => finding.Variable == variable && finding.DecidedBy is not null);
        if (decided is null) return;
        foreach (var who in words.Keys.ToArray()) Dispute(who, decided.DecidedBy!.Value);
    }

    /// <summary>The votes as they stand when the value is made of them.</summary>
    internal void Weigh(WeightedSamples opinions)
    {
        double votes = 0;
        for (var i = 0; i < opinions.Count; i++) votes += opinions.Vote[i];
        for (var i = 0; i < opinions.Count; i++)
        {
            var (who, weight) = (opinions.Who[i], opinions.Vote[i] / votes);
            var overruled = words[who].DecidedBy is not null && weight < Ensemble.Unheard;
            words[who] = words[who] with { Weight = weight, Status = overruled ? ContributionStatus.Overruled : ContributionStatus.Used };
        }
    }

    internal void Settle(int step, double blended) => accounts.Add(new ValueTrace(window.Axis[step], blended, [.. words.Values]));

    /// <summary>An error told in cube roots is as large as it is upwards.</summary>
    private double Canonical(double value, double scale) => isRoot ? Math.Pow(Math.Cbrt(value) + scale, 3) - value : scale;
}
