namespace WeatherHub.Lab.Guarantees;

/// <summary>The guarantees, at most six. Figures are never written here: they come from what was measured.</summary>
internal static class Promises
{
    private const string Good = "answers that are not 200";

    internal static readonly IReadOnlyList<Guarantee> All =
    [
        new(
            "A place that was ever answered stays answered, whatever breaks: every vendor for 24 hours (marked stale), Redis dead, hung, "
            + "full or failing over, replicas replaced or killed, all of it at random",
            "F04", "F19", "F20", "F21", "F22", "F25", "F26", "F27", "F31", "F36")
        {
            Shown = [Good, "known places answered", "failed more than"],
        },
        new(
            "No answer shows another place, hour, unit or age; broken, wrong or oversized bodies and entries are failures, never weather",
            "TRUTH", "F08", "F09", "F10", "F12", "F23", "F24")
        {
            Shown = ["wrong place, hour, unit", "answers checked", "entries in Redis"],
        },
        new("However many request the same new place at once, each vendor endpoint is called once for the fleet", "F28", "F30")
        {
            Shown = ["calls of"],
        },
        new(
            "A vendor in trouble is left alone, one that asks for time gets it from every replica, and quotas are kept however many places "
            + "are requested",
            "F02", "F05", "F06", "F07", "S04")
        {
            Shown = ["connections to the dead", "calls"],
        },
        new("A slow, silent or dripping vendor costs the known places nothing", "F01", "F03", "F11")
        {
            Shown = ["known places", "until the healed"],
        },
        new("Beyond its capacity the hub answers what it can and refuses the rest at once", "F32"),
    ];
}
