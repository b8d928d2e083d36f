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
