namespace WeatherHub.Weather.Alerts;

/// <summary>An alert in force and every provider that has it.</summary>
/// <param name="Alert">The alert; where several providers have the same, the most severe version with everybody's areas.</param>
/// <param name="Providers">Their ids, in the order given.</param>
/// <param name="Senders">Who warns, without repetition.</param>
public sealed record MergedAlert(Alert Alert, IReadOnlyList<string> Providers, IReadOnlyList<string> Senders);

/// <summary>The alerts of several providers as one list without repetition. Nothing is averaged, rewritten or translated.</summary>
public static class AlertUnion
{
    /// <summary>
    /// What is in force, gravest first, then by onset. A message that another one refers to is replaced by it; a cancellation and what has
    /// expired are left out. Two messages are the same alert when they have one identifier, or come from different providers, name the same
    /// event and an area in common, and are in force at the same time.
    /// </summary>
    /// <param name="reports">Each provider's id and alerts.</param>
    /// <param name="now">The time that alerts must be in force at or after.</param>
    public static IReadOnlyList<MergedAlert> Merge(IEnumerable<(string Provider, IReadOnlyList<Alert> Alerts)> reports, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(reports);
        var said = (from report in reports from alert in report.Alerts select (report.Provider, Alert: alert)).ToList();
        var replaced = said.SelectMany(one => one.Alert.References.Where(id => id != one.Alert.Identifier))
            .ToHashSet(StringComparer.Ordinal);
        List<Group> groups = [];
        foreach (var (provider, alert) in said)
        {
            if (alert.IsCancellation || alert.Expires <= now || replaced.Contains(alert.Identifier)) continue;
            if (groups.Find(group => group.Holds(provider, alert)) is { } same) same.Add(provider, alert);
            else groups.Add(new Group(provider, alert));
        }

        return
        [
            .. groups.Select(group => group.Merged())
                .OrderByDescending(one => one.Alert.Severity).ThenBy(one => one.Alert.Onset ?? DateTimeOffset.MinValue)
                .ThenBy(one => one.Alert.Identifier, StringComparer.Ordinal),
        ];
    }

    private sealed class Group(string provider, Alert alert)
    {
        private readonly List<(string Provider, Alert Alert)> members = [(provider, alert)];

        public bool Holds(string provider, Alert alert) => members.Exists(member =>
            member.Alert.Identifier == alert.Identifier || (member.Provider != provider && IsSameEvent(member.Alert, alert)));

        public void Add(string provider, Alert alert) => members.Add((provider, alert));

        public MergedAlert Merged()
        {
            var gravest = members.Select(member => member.Alert).MaxBy(one => (one.Severity, one.Sent ?? DateTimeOffset.MinValue))!;
            return new MergedAlert(
                gravest with { Areas = [.. members.SelectMany(member => member.Alert.Areas).Distinct(StringComparer.OrdinalIgnoreCase)] },
                [.. members.Select(member => member.Provider).Distinct()],
                [.. members.Select(member => member.Alert.Sender).OfType<string>().Distinct()]);
        }
    }

    private static bool IsSameEvent(Alert one, Alert other) =>
        string.Equals(one.Event, other.Event, StringComparison.OrdinalIgnoreCase)
        && (one.Expires is not { } end || (other.Onset ?? DateTimeOffset.MinValue) < end)
        && (other.Expires is not { } otherEnd || (one.Onset ?? DateTimeOffset.MinValue) < otherEnd)
        && one.Areas.Intersect(other.Areas, StringComparer.OrdinalIgnoreCase).Any();
}
