using WeatherHub.Weather.Conditions;

namespace WeatherHub.Weather.Wording;

/// <summary>What is worth saying about a day or, of today, about the rest of it. Canonical units, local time, no words yet.</summary>
internal sealed record DayFacts
{
    /// <summary>The sky, or what obscures it; beside precipitation only hazards such as storms. Null where it is not known.</summary>
    internal Condition? Sky { get; init; }

    /// <summary>The sky from noon, where it differs much from the morning.</summary>
    internal Condition? SkyLater { get; init; }

    /// <summary>Whether no measurable precipitation falls or is likely.</summary>
    internal bool IsDry { get; init; }

    internal PrecipitationFact? Precipitation { get; init; }

    internal ThunderFact? Thunder { get; init; }

    internal Period? Fog { get; init; }

    internal WindFact? Wind { get; init; }

    internal TemperatureFact? Temperature { get; init; }

    /// <summary>How much warmer the day is than the one before, °C, where that is much.</summary>
    internal double? Change { get; init; }

    internal UncertaintyFact? Uncertainty { get; init; }

    internal FallenFact? Fallen { get; init; }

    /// <summary>From when on nothing is known.</summary>
    internal TimeOnly? KnownUntil { get; init; }

    /// <summary>Lowest and highest temperature, °C, where nothing is known of sky and precipitation.</summary>
    internal (double Low, double High)? Range { get; init; }

    /// <summary>Whether part of the day is over and left out.</summary>
    internal bool IsRestOfDay { get; init; }
}

/// <summary>Precipitation that falls, or may.</summary>
/// <param name="Kind">What.</param>
/// <param name="Likelihood">How likely.</param>
/// <param name="Amount">How much; null where it is not known.</param>
/// <param name="When">Null where the hours are not known, or none stands out.</param>
/// <param name="IsMore">Whether some of today's has fallen already, which the amount leaves out.</param>
internal sealed record PrecipitationFact(Condition Kind, Likelihood Likelihood, AmountFact? Amount, Period? When, bool IsMore = false);

/// <summary>An amount, in mm of water or cm of snow.</summary>
/// <param name="Expected">The forecast.</param>
/// <param name="Low">The lower end of its 80 % interval.</param>
/// <param name="High">The upper end. Equal to <paramref name="Low"/> where its error is not known.</param>
/// <param name="Measure">What is measured.</param>
internal sealed record AmountFact(double Expected, double Low, double High, Measure Measure)
{
    internal AmountFact(double amount, Measure measure)
        : this(amount, amount, amount, measure)
    {
    }
}

internal enum Measure
{
    /// <summary>mm of rain.</summary>
    Rain,
    /// <summary>cm of snow on the ground.</summary>
    SnowDepth,
    /// <summary>mm of water in snow.</summary>
    SnowWater,
    /// <summary>Less than can be measured.</summary>
    Trace,
}

/// <summary>Lightning.</summary>
/// <param name="Kind">What kind of storm.</param>
/// <param name="When">Null where the hours are not known.</param>
/// <param name="Likelihood">How likely the precipitation with it is.</param>
internal sealed record ThunderFact(Condition Kind, Period? When, Likelihood Likelihood);

/// <summary>Notable wind.</summary>
/// <param name="Force">Beaufort; null below 6.</param>
/// <param name="Gust">m/s; null below the speed of force 7.</param>
internal sealed record WindFact(int? Force, double? Gust);

/// <summary>Frost or heat, by thresholds that are the same everywhere; °C.</summary>
internal sealed record TemperatureFact(TemperatureExtreme Kind, double Temperature);

internal enum TemperatureExtreme
{
    /// <summary>The minimum is below 0 °C.</summary>
    Frost,
    /// <summary>The minimum is -10 °C or lower.</summary>
    SevereFrost,
    /// <summary>The maximum, too, is below 0 °C.</summary>
    Freezing,
    /// <summary>The maximum is 30 °C or more.</summary>
    Hot,
    /// <summary>The maximum is 35 °C or more.</summary>
    VeryHot,
}

/// <summary>What has fallen today already, mm, and by when.</summary>
internal sealed record FallenFact(double Amount, TimeOnly Before);

/// <summary>What is uncertain.</summary>
/// <param name="Topic">What.</param>
/// <param name="Parts">When; empty for most of the day.</param>
/// <param name="Vendors">How many vendors disagree with the others.</param>
internal sealed record UncertaintyFact(Uncertainty Topic, IReadOnlyList<PartOfDay> Parts, int Vendors = 0);

/// <summary>Kinds of uncertainty, the most important first.</summary>
internal enum Uncertainty
{
    /// <summary>Vendors disagree on precipitation.</summary>
    Precipitation,
    /// <summary>Vendors disagree on temperature.</summary>
    Temperature,
    /// <summary>Vendors disagree on wind.</summary>
    Wind,
    /// <summary>Some vendors are outliers for most of the day.</summary>
    Outliers,
    /// <summary>Vendors agree, but values so far ahead are seldom right.</summary>
    LowConfidence,
}

/// <summary>Quarters of the local day.</summary>
internal enum PartOfDay
{
    EarlyHours,
    Morning,
    Afternoon,
    Evening,
}

/// <summary>When something happens, in local time.</summary>
/// <param name="From">Null from the beginning of the day or its rest.</param>
/// <param name="To">Null to the end of the day.</param>
/// <param name="Kind">How the hours in it are filled.</param>
internal sealed record Period(TimeOnly? From, TimeOnly? To, PeriodKind Kind);

internal enum PeriodKind
{
    /// <summary>Without breaks of more than two hours.</summary>
    Continuous,
    /// <summary>Most of it in this time, some at others.</summary>
    Mainly,
    /// <summary>With longer breaks.</summary>
    Intermittent,
    /// <summary>Within an hour that the clock shows twice.</summary>
    Around,
}
