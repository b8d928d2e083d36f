using WeatherHub.Weather.Conditions;

namespace WeatherHub.Weather.Wording;

/// <summary>What is worth saying about a day or, of today, about what is left of it. Canonical units, the place's own clock, no words yet.</summary>
internal sealed record DayFacts
{
    /// <summary>The sky, or what hides it; beside rain or snow only what is neither (a storm, smoke). Null where nobody says.</summary>
    internal Condition? Sky { get; init; }

    /// <summary>The sky from noon, where it differs much from the one before.</summary>
    internal Condition? SkyLater { get; init; }

    /// <summary>Whether nothing measurable falls, and hardly might.</summary>
    internal bool IsDry { get; init; }

    internal FallFact? Fall { get; init; }

    internal ThunderFact? Thunder { get; init; }

    /// <summary>When there is fog.</summary>
    internal Spell? Fog { get; init; }

    internal WindFact? Wind { get; init; }

    internal WarmthFact? Warmth { get; init; }

    /// <summary>How much warmer the day gets than the one before, °C, where that is much.</summary>
    internal double? Change { get; init; }

    internal DoubtFact? Doubt { get; init; }

    internal FellFact? Fell { get; init; }

    /// <summary>From when on nobody says anything.</summary>
    internal TimeOnly? KnownUntil { get; init; }

    /// <summary>Lowest and highest temperature, where nothing is known of sky and fall.</summary>
    internal (double Low, double High)? Temperatures { get; init; }

    /// <summary>Whether some of the day is over and left out.</summary>
    internal bool IsRest { get; init; }
}

/// <summary>Something that falls, or may.</summary>
/// <param name="Kind">What.</param>
/// <param name="Likelihood">How likely.</param>
/// <param name="Amount">How much; null where nobody says.</param>
/// <param name="When">Null where the hours are not known, or none stands out.</param>
/// <param name="More">Whether some of today's has fallen already, which the amount leaves out.</param>
internal sealed record FallFact(Condition Kind, Likelihood Likelihood, AmountFact? Amount, Spell? When, bool More = false);

/// <summary>An amount, in mm of water or cm of snow.</summary>
/// <param name="Expected">What the numbers say.</param>
/// <param name="Low">The lower end of its 80 % interval.</param>
/// <param name="High">The upper end. Equal to <paramref name="Low"/> where nothing is known of the error.</param>
/// <param name="Measure">What is measured.</param>
internal sealed record AmountFact(double Expected, double Low, double High, Measure Measure);

/// <summary>What an amount measures.</summary>
internal enum Measure
{
    /// <summary>mm of rain.</summary>
    Rain,

    /// <summary>cm of snow on the ground.</summary>
    SnowDepth,

    /// <summary>mm of water in what falls as snow.</summary>
    SnowWater,

    /// <summary>Less than can be measured.</summary>
    Trace,
}

/// <summary>Lightning.</summary>
/// <param name="Kind">What kind of storm.</param>
/// <param name="When">Null where the hours are not known.</param>
/// <param name="Likelihood">How likely what falls with it is.</param>
internal sealed record ThunderFact(Condition Kind, Spell? When, Likelihood Likelihood);

/// <summary>Wind worth a word.</summary>
/// <param name="Force">Beaufort; null below 6.</param>
/// <param name="Gust">m/s; null below the speed of force 7.</param>
internal sealed record WindFact(int? Force, double? Gust);

/// <summary>Frost or heat, by thresholds that are the same everywhere.</summary>
internal sealed record WarmthFact(Warmth Kind, double Temperature);

/// <summary>Kinds of frost and heat.</summary>
internal enum Warmth
{
    /// <summary>The lowest is below 0 °C.</summary>
    Frost,

    /// <summary>The lowest is -10 °C or lower.</summary>
    SevereFrost,

    /// <summary>The highest, too, is below 0 °C.</summary>
    Freezing,

    /// <summary>The highest is 30 °C or more.</summary>
    Hot,

    /// <summary>The highest is 35 °C or more.</summary>
    VeryHot,
}

/// <summary>What has fallen of today already, mm, and by when.</summary>
internal sealed record FellFact(double Amount, TimeOnly Before);

/// <summary>What vendors do not agree on.</summary>
/// <param name="Topic">What.</param>
/// <param name="Parts">When; empty for most of the day.</param>
/// <param name="Vendors">How many stand against the others.</param>
internal sealed record DoubtFact(Doubt Topic, IReadOnlyList<PartOfDay> Parts, int Vendors = 0);

/// <summary>Kinds of doubt, what matters most first.</summary>
internal enum Doubt
{
    /// <summary>Whether, or how much, falls.</summary>
    Fall,

    /// <summary>How warm it gets.</summary>
    Temperature,

    /// <summary>How windy it gets.</summary>
    Wind,

    /// <summary>Some vendors were outvoted for most of the day.</summary>
    Outvoted,

    /// <summary>The vendors agree, but values so far ahead are seldom right.</summary>
    Unsure,
}

/// <summary>Quarters of the place's own day.</summary>
internal enum PartOfDay
{
    /// <summary>00 to 06.</summary>
    EarlyHours,

    /// <summary>06 to 12.</summary>
    Morning,

    /// <summary>12 to 18.</summary>
    Afternoon,

    /// <summary>18 to 24.</summary>
    Evening,
}
