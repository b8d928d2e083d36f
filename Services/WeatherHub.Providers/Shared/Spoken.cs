using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Providers.Shared;

/// <summary>What a mapper checks before it repeats a vendor's word.</summary>
internal static class Spoken
{
    private static readonly TimeSpan Reach = TimeSpan.FromDays(10);

    /// <summary>The unit a vendor declares for a variable; null when it declares one that cannot measure it: then nothing was said.</summary>
    /// <param name="variable">What is measured.</param>
    /// <param name="word">The vendor's word; null when it declares none.</param>
    /// <param name="documented">The vendor's unit where it declares none.</param>
    /// <param name="units">The vendor's words for units.</param>
    public static Unit? UnitOf(Variable variable, string? word, Unit documented, Func<string, Unit?> units)
    {
        if (word is null) return documented;
        return units(word) is { } unit && UnitConversion.Agree(unit, VariableFacts.Of(variable).Unit) ? unit : null;
    }

    /// <summary>A single value in the variable's canonical unit; null when it was not said or is physically impossible, and then that is noted.</summary>
    public static double? Value(Variable variable, double? value, Unit unit, ICollection<Rejection> rejections)
    {
        var canonical = VariableFacts.Of(variable).Canonical(value, unit);
        if (canonical is null && VariableFacts.IsSaid(value)) rejections.Add(new Rejection(variable, 1));
        return canonical;
    }

    /// <summary>The times with those struck out that lie absurdly far from the middle one: one broken label must not stretch a whole series.</summary>
    public static DateTimeOffset?[] Plausible(IEnumerable<DateTimeOffset?> times)
    {
        var all = times.ToArray();
        var said = all.OfType<DateTimeOffset>().Order().ToArray();
        if (said.Length == 0) return all;
        var middle = said[said.Length / 2];
        return Array.ConvertAll(all, time => time is { } at && (at - middle).Duration() <= Reach ? time : null);
    }

    /// <summary>Seconds since 1970 as a time; null when no calendar holds it.</summary>
    public static DateTimeOffset? UnixTime(double? seconds) =>
        seconds is { } said && Math.Abs(said) < 1e11 ? DateTimeOffset.UnixEpoch.AddSeconds(Math.Round(said)) : null;
}
