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
/// Now: what is observed; and where a group is not, the vendors' own analyses of the present, or their hours where they have none.
/// Temperature and humidity, the wind, and what fell come from one side whole; single values such as pressure or visibility each by itself.
/// </summary>
internal sealed class CurrentMerge : IDisposable
{
    private readonly MergeRequest request;
    private readonly EnsembleInput roster;
    private readonly TimeAxis now;
    private readonly Observations? observed;
    private readonly Ensemble models;
    private readonly MergedChannels modelled;
    private readonly MergedChannels tracks;

    internal CurrentMerge(MergeRequest request, EnsembleInput roster, DateTimeOffset hour, MergeSkill skills, VendorAssessment assessment)
    {
        (this.request, this.roster, now) = (request, roster, new TimeAxis(hour, 1));
        var several = request.Mode == MergeMode.Consensus;
        var only = several ? null : Observations.Nearest(request, roster) ?? BestProvider.Of(Models(null), now, assessment);
        observed = Observations.Of(request, roster, now, assessment, only);
        var members = Models(only);
        if (several) Array.ForEach(members, member => member.CompleteHumidity());
        models = new Ensemble(members, now, skills.TrackOf) { Assessment = assessment, ClimateNormal = skills.UsualOf };
        modelled = MergedChannels.Merge(models);
        tracks = observed is null ? modelled : MergedChannels.Choose(observed.MergedChannels, modelled, IsObserved);
        HumidityCompletion.Complete(tracks, IsObserved(Variable.Temperature) ? observed!.Ensemble : models, several);
        WindConsistency.Hold(tracks);
    }

    public void Dispose()
    {
        modelled.Dispose();
        observed?.MergedChannels.Dispose();
    }

    internal ObservationReference? AnchorOn(TimeAxis axis) => observed?.AsAnchor(axis);

    internal MergedCurrent? Merge()
    {
        var voters = observed is not null && observed.Ensemble.Members.ToArray().Any(member => ConditionVotes.Word(member, 0) is not null) ? observed.Ensemble : models;
        var sky = DerivedConditions.Derive(tracks, voters);
        if (tracks.IsEmpty(0) && sky.Conditions[0] is null) return null;
        var (isDay, until) = Sun.Now(request.Place, request.Now, now.End);
        return new MergedCurrent(
            TimeOf(voters, sky),
            IsObserved(Variable.Temperature) ? ReadingKind.Observation : ReadingKind.Model,
            isDay,
            MergedChannels.Shown.ToDictionary(variable => variable, variable => roster.Writer.Column(tracks[variable], 0, 1)),
            sky.ConditionsOf(roster.Writer, 0, 1))
        {
            HoldsUntil = roster.Reports.Where(report => Observations.IsRecent(report, request.Now)).Select(Observations.RecentUntil).Append(until).Min(),
        };
    }

    internal IEnumerable<MergeNotice> NoticesOf() =>
        MergeNotices.OfMerge("current", MergedChannels.Shown.Where(variable => !IsObserved(variable)), tracks, models, 0, 1)
            .Concat(observed is null ? [] : MergeNotices.OfMerge("current", MergedChannels.Shown.Where(IsObserved), tracks, observed.Ensemble, 0, 1));

    private bool IsObserved(Variable variable) => observed is not null && variable switch
    {
        Variable.Snowfall => observed.MergedChannels[Variable.Precipitation].Has(0),
        _ when MergeRules.LeaderOf(VariableFacts.Of(variable).Group) is { } leader => observed.MergedChannels[leader].Has(0),
        _ => observed.MergedChannels[variable].Has(0),
    };

    /// <summary>One member a vendor: its analysis of the present, completed by its hour, or its hour alone.</summary>
    private Member[] Models(string? only)
    {
        var hours = roster.Hours(now, only).ToDictionary(member => member.Provider);
        foreach (var report in roster.Reports)
        {
            if ((only ?? report.Provider) != report.Provider || !IsModel(report)) continue;
            hours[report.Provider] = Member.Of(report, roster.BitOf(report.Provider), report.Current!, now, hours.GetValueOrDefault(report.Provider));
        }

        return [.. hours.Values.OrderBy(member => member.Provider, StringComparer.Ordinal)];
    }

    private bool IsModel(Report report) => Observations.IsRecent(report, request.Now) && report.Current!.Kind == ReadingKind.Model;

    /// <summary>The newest of what was used; an hour counts from its start. Not the moment of the request: equal reports give equal answers.</summary>
    private DateTimeOffset TimeOf(Ensemble voters, DerivedConditions sky)
    {
        var (fromObserved, fromModels) = (voters == models ? 0 : sky.FromAt(0), voters == models ? sky.FromAt(0) : 0);
        foreach (var variable in MergedChannels.Shown)
        {
            if (tracks[variable].How[0] == MergeMethod.Derived) continue;
            if (IsObserved(variable)) fromObserved |= tracks[variable].From[0];
            else fromModels |= tracks[variable].From[0];
        }

        var times = roster.Reports.Where(report => Observations.IsRecent(report, request.Now))
            .Where(report => (roster.BitOf(report.Provider) & (IsModel(report) ? fromModels : fromObserved)) != 0)
            .Select(report => report.Current!.Time.ToUniversalTime()).ToList();
        var analysed = roster.Reports.Where(IsModel).Aggregate(0UL, (bits, report) => bits | roster.BitOf(report.Provider));
        if ((fromModels & ~analysed) != 0) times.Add(now.Start);
        return times.DefaultIfEmpty(now.Start).Max();
    }
}
