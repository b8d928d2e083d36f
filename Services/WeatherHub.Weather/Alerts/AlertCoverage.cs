namespace WeatherHub.Weather.Alerts;

/// <summary>What a list of alerts, above all an empty one, says of a place.</summary>
public enum AlertCoverage
{
    /// <summary>No source that was requested covers the place: nothing is known.</summary>
    None,
    /// <summary>A source covers the place and cannot be reached: there may be alerts that are not in the list.</summary>
    Unknown,
    /// <summary>Only some areas or events are covered, or what is known is past its freshness.</summary>
    Partial,
    /// <summary>A source of the responsible service covers the place and has answered: what is not in the list was not in force.</summary>
    Official,
}

/// <summary>What became of a source of alerts for a place.</summary>
public enum AlertSourceState
{
    /// <summary>It says that it does not cover the place.</summary>
    NotCovering,
    /// <summary>It covers the place and cannot be reached.</summary>
    Unreachable,
    /// <summary>Its last report is past its freshness and still served.</summary>
    Stale,
    /// <summary>It has answered.</summary>
    Fresh,
}

/// <summary>The rule that makes one statement of coverage out of several sources.</summary>
public static class AlertCoverageRule
{
    /// <summary>
    /// The best that one source guarantees, but never <see cref="AlertCoverage.Partial"/> while another that covers the place cannot be
    /// reached: its alerts may be missing.
    /// </summary>
    /// <param name="sources">Whether each is of the responsible service, and what became of it.</param>
    public static AlertCoverage Of(IEnumerable<(bool IsOfficial, AlertSourceState State)> sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        var covering = sources.Where(source => source.State != AlertSourceState.NotCovering).ToList();
        if (covering.Count == 0) return AlertCoverage.None;
        if (covering.Contains((true, AlertSourceState.Fresh))) return AlertCoverage.Official;
        return covering.Exists(source => source.State == AlertSourceState.Unreachable) ? AlertCoverage.Unknown : AlertCoverage.Partial;
    }
}
