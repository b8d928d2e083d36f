using WeatherHub.Weather.Consensus.Explain;
using WeatherHub.Weather.Consensus.Skill;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Series;

namespace WeatherHub.Weather.Consensus.Members;

/// <summary>How an answer is made of several vendors.</summary>
public enum MergeMode
{
    /// <summary>All vendors are merged.</summary>
    Consensus,
    /// <summary>One vendor for each block, chosen by the hub.</summary>
    Best,
    /// <summary>The one vendor the caller named; nothing is filled in from others.</summary>
    Single,
}

/// <summary>Everything a merge depends on; equal requests give equal answers on every replica.</summary>
public sealed record MergeRequest
{
    /// <summary>The place requested.</summary>
    public required Coordinates Place { get; init; }

    /// <summary>The height the answer is for; null to leave every vendor at its own.</summary>
    public ReferenceHeight? Height { get; init; }

    /// <summary>Its zone; days are local days of this zone.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>The moment of the request.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Hours wanted, from the hour that contains <see cref="Now"/>.</summary>
    public required int Hours { get; init; }

    /// <summary>Local days wanted, from today.</summary>
    public required int Days { get; init; }

    /// <summary>How to merge.</summary>
    public required MergeMode Mode { get; init; }

    /// <summary>The vendors' reports, in any order; the result does not depend on it.</summary>
    public required IReadOnlyList<Report> Reports { get; init; }

    /// <summary>What to record while merging; null for nothing.</summary>
    public ExplainRequest? Explain { get; init; }

    /// <summary>Whether the hours behind the days are kept, for sentences about the days.</summary>
    public bool KeepsSourceHours { get; init; } = true;

    /// <summary>The verified skill at the place; null for none.</summary>
    public Func<Quantity, QuantitySkill>? Skill { get; init; }
}

/// <summary>The steps of a merge, wide enough for whole local days, and the hours of them that are shown.</summary>
internal sealed record MergeWindow(TimeAxis Axis, int FirstHour, int Hours, IReadOnlyList<LocalDay> Days)
{
    /// <summary>The start of the hour that contains the moment of the request.</summary>
    internal DateTimeOffset Now => Axis[FirstHour];

    internal TimeAxis HourlyAxis => new(Axis[FirstHour], Hours);

    internal static MergeWindow Of(MergeRequest request)
    {
        var days = LocalDays.From(request.Zone, request.Now, request.Days);
        var now = TimeAxis.Floor(request.Now);
        var start = days.Count > 0 && days[0].Start < now ? TimeAxis.Floor(days[0].Start) : now;
        var end = now + request.Hours * TimeAxis.Step;
        if (days.Count > 0 && days[^1].End > end) end = days[^1].End;
        var axis = new TimeAxis(start, (int)Math.Ceiling((end - start) / TimeAxis.Step));
        return new MergeWindow(axis, axis.IndexOf(now), request.Hours, days);
    }
}
