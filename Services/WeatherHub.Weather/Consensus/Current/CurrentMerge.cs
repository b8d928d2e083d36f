using WeatherHub.Weather.Astronomy;
using WeatherHub.Weather.Consensus.Hourly;
using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Consensus.Notices;
using WeatherHub.Weather.Consensus.Rejection;
using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Consensus.Current;

/// <summary>
/// The present: observations; and for groups without any, the vendors' own analyses of the present, or their hours where they have none.
/// Temperature and humidity, wind, and precipitation come from one of the two as groups; pressure, visibility and the like each by itself.
/// </summary>
internal sealed class CurrentMerge : IDisposable
{
    private readonly MergeRequest request;
    private readonly EnsembleInput input;
    private readonly TimeAxis now;
    private readonly Observations? observed;
    private readonly Ensemble models;
    private readonly MergedChannels modelled;
    private readonly MergedChannels channels;

    internal CurrentMerge(MergeRequest request, EnsembleInput input, DateTimeOffset hour, MergeSkill skill, VendorAssessment assessment)
    {
        (this.request, this.input, now) = (request, input, new TimeAxis(hour, 1));
        var several = request.Mode == MergeMode.Consensus;
        var only = several ? null : Observations.NearestProvider(request, input) ?? BestProvider.Of(Models(null), now, assessment);
        observed = Observations.Of(request, input, now, assessment, only);
        var members = Models(only);
        if (several) Array.ForEach(members, member => member.CompleteHumidity());
        models = new Ensemble(members, now, skill.ErrorTrackOf, assessment) { Climate = skill.ClimateNormalOf };
        modelled = models.Merge();
        channels = observed is null ? modelled : MergedChannels.Select(observed.Channels, modelled, IsObserved);
        PhysicalConsistency.Apply(channels, IsObserved(Variable.Temperature) ? observed!.Ensemble : models, several);
    }

    public void Dispose()
    {
        modelled.Dispose();
        observed?.Channels.Dispose();
    }

    internal ObservationReference? ReferenceOn(TimeAxis axis) => observed?.ReferenceOn(axis);

    internal MergedCurrent? Merge()
    {
        var hasCondition = observed is not null
            && observed.Ensemble.Members.ToArray().Any(member => ConditionVotes.ConditionOf(member, 0) is not null);
        var conditions = new DerivedConditions(channels, hasCondition ? observed!.Ensemble : models);
        if (channels.IsEmpty(0) && conditions.Conditions[0] is null) return null;
        var (isDay, until) = Sun.Now(request.Place, request.Now, now.End);
        return new MergedCurrent(
            hasCondition ? TimeOf(conditions.SourcesAt(0), 0) : TimeOf(0, conditions.SourcesAt(0)),
            IsObserved(Variable.Temperature) ? ReadingKind.Observation : ReadingKind.Model,
            isDay,
            MergedChannels.Published.ToDictionary(variable => variable, variable => input.Writer.Column(channels[variable], 0, 1)),
            conditions.ConditionsOf(input.Writer, 0, 1))
        {
            HoldsUntil = Recent().Select(ReadingRules.RecentUntil).Append(until).Min(),
        };
    }

    internal IEnumerable<MergeNotice> Notices()
    {
        var ofObservations = MergedChannels.Published.Where(IsObserved);
        var ofModels = MergedChannels.Published.Where(variable => !IsObserved(variable));
        return MergeNotices.OfBlock("current", ofModels, channels, models, 0, 1)
            .Concat(observed is null ? [] : MergeNotices.OfBlock("current", ofObservations, channels, observed.Ensemble, 0, 1));
    }

    private bool IsObserved(Variable variable)
    {
        var leader = variable == Variable.Snowfall ? Variable.Precipitation : MergeRules.LeaderOf(VariableFacts.Of(variable).Group);
        return observed is not null && observed.Channels[leader ?? variable].Has(0);
    }

    private IEnumerable<Report> Recent() => input.Reports.Where(report => ReadingRules.IsRecent(report, request.Now));

    /// <summary>One member a vendor: its analysis of the present, completed by its hour, or its hour alone.</summary>
    private Member[] Models(string? only)
    {
        var members = input.Hours(now, only).ToDictionary(member => member.Provider);
        foreach (var report in input.Reports)
        {
            if ((only ?? report.Provider) != report.Provider || !ReadingRules.IsModel(report, request.Now)) continue;
            var hour = members.GetValueOrDefault(report.Provider);
            members[report.Provider] = Member.Of(report, input.BitOf(report.Provider), report.Current!, now, hour);
        }

        return [.. members.Values.OrderBy(member => member.Provider, StringComparer.Ordinal)];
    }

    /// <summary>The time of the newest contribution, an hour's start included; not the moment of the request.</summary>
    /// <param name="observations">The vendors whose observations are in the condition, as bits of provenance.</param>
    /// <param name="analyses">Those whose analyses or hours are.</param>
    private DateTimeOffset TimeOf(ulong observations, ulong analyses)
    {
        foreach (var variable in MergedChannels.Published)
        {
            if (channels[variable].Methods[0] == MergeMethod.Derived) continue;
            if (IsObserved(variable)) observations |= channels[variable].Sources[0];
            else analyses |= channels[variable].Sources[0];
        }

        var times = new List<DateTimeOffset>();
        var withoutReading = analyses;
        foreach (var report in Recent())
        {
            var (bit, isModel) = (input.BitOf(report.Provider), ReadingRules.IsModel(report, request.Now));
            if ((bit & (isModel ? analyses : observations)) != 0) times.Add(report.Current!.Time.ToUniversalTime());
            if (isModel) withoutReading &= ~bit;
        }

        if (withoutReading != 0) times.Add(now.Start);
        return times.DefaultIfEmpty(now.Start).Max();
    }
}
