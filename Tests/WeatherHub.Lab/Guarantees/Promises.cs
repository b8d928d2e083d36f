namespace WeatherHub.Lab.Guarantees;

/// <summary>The guarantees, at most a dozen. Figures are never written here: they come from what was measured.</summary>
internal static class Promises
{
    private const string Good = "answers that are not 200";
    private const string True = "wrong place, hour, unit";

    internal static readonly IReadOnlyList<Guarantee> All =
    [
        new("With every vendor down, a place that was ever answered stays answered, marked stale, for 24 hours", "F04")
        {
            Shown = [Good, "answers older than an hour"],
        },
        new("While vendors, Redis and replicas break at random, known places are answered", "F36") { Shown = ["known places answered"] },
        new("No answer shows another place, hour, unit or age, whatever is wrong with vendors or entries", "TRUTH", "F12", "F23",
            "F24") { Shown = [True, "answers checked"] },
        new("Everybody asks about the same new place at once: each vendor endpoint is called once for the fleet", "F28",
            "F30") { Shown = ["calls of"] },
        new("A vendor in trouble is left in peace", "F02", "F06", "F07") { Shown = ["connections to the dead", "probes", "calls"] },
        new("A vendor that asks for time gets it, from every replica", "F05") { Shown = ["calls before"] },
        new("A slow, silent or dripping vendor costs the known places nothing", "F01", "F03",
            "F11") { Shown = ["known places", "until the healed", "the longest"] },
        new("Bodies that are broken, wrong or bombs are failures, never weather", "F08", "F09",
            "F10") { Shown = [Good, "memory", "entries in Redis"] },
        new("Redis may be dead, hung, full, flushed or failing over: nobody notices", "F19", "F20", "F21", "F22")
        {
            Shown = [Good, "first call", "following calls"],
        },
        new("Replicas may be replaced, killed or stopped under load: nothing fails but what was on its way in the killed one", "F25", "F26",
            "F27", "F31") { Shown = [Good, "failed more than"] },
        new("Asked for more than it can do, the hub does what it can and refuses the rest at once", "F32"),
        new("However many different places are asked for, vendors are called within their quotas", "S04"),
    ];
}
