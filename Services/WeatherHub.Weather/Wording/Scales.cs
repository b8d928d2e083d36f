namespace WeatherHub.Weather.Wording;

/// <summary>
/// The likelihood of precipitation by the probability shown. The ranges are those of the NWS (slight chance 10 and 20 %, chance 30 to 50 %,
/// likely 60 and 70 %, none from 80 %), closed so that every per cent has a word.
/// </summary>
internal enum Likelihood
{
    /// <summary>No probability is known.</summary>
    Expected,
    /// <summary>Below 10 %.</summary>
    Unlikely,
    /// <summary>10 to 29 %.</summary>
    SlightChance,
    /// <summary>30 to 59 %.</summary>
    Possible,
    /// <summary>60 to 79 %.</summary>
    Likely,
    /// <summary>80 % or more.</summary>
    Plain,
}

internal static class Likelihoods
{
    /// <param name="chance">%; NaN where it is not known.</param>
    internal static Likelihood Of(double chance) => Math.Round(chance, MidpointRounding.AwayFromZero) switch
    {
        double.NaN => Likelihood.Expected,
        < 10 => Likelihood.Unlikely,
        < 30 => Likelihood.SlightChance,
        < 60 => Likelihood.Possible,
        < 80 => Likelihood.Likely,
        _ => Likelihood.Plain,
    };
}

/// <summary>The Beaufort force of a mean wind speed, from the first strong one.</summary>
internal static class Beaufort
{
    /// <summary>The first force that is called strong.</summary>
    internal const int Strong = 6;

    /// <summary>m/s at which forces 6 to 12 begin (WMO-No. 306, table 1100).</summary>
    private static readonly double[] Begins = [10.8, 13.9, 17.2, 20.8, 24.5, 28.5, 32.7];

    /// <summary>Gusts below this, the speed of force 7, are not notable.</summary>
    internal static double WeakestGust => Begins[1];

    /// <summary>6 to 12; null for less, and for an unknown speed. By the tenths that are shown.</summary>
    internal static int? Of(double speed)
    {
        var shown = Math.Round(speed, 1, MidpointRounding.AwayFromZero);
        var force = Array.FindLastIndex(Begins, begin => shown >= begin);
        return force < 0 ? null : Strong + force;
    }
}
