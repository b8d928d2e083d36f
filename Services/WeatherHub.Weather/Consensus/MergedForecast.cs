using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Consensus;

/// <summary>One answer out of many, in canonical units at full precision. Invariants of the contract already hold.</summary>
/// <param name="Current">Now; null when nobody says anything of it.</param>
/// <param name="Hourly">Hour by hour; columns of nulls where nobody says anything.</param>
/// <param name="Daily">Local days.</param>
/// <param name="Notices">What a caller should know about how it was made.</param>
/// <param name="Verifications">How often temperature was verified at this place: what stands behind the confidence.</param>
public sealed record MergedForecast(
    MergedCurrent? Current, MergedHourly Hourly, MergedDaily Daily, IReadOnlyList<MergeNotice> Notices, int Verifications = 0)
{
    /// <summary>How far a vendor may stand from the others, in their joint standard errors, and not be outvoted.</summary>
    public const double Gate = Outliers.Gate;

    /// <summary>The height, metres above sea level, that temperature and humidity are for; null where nobody says.</summary>
    public double? Elevation { get; init; }

    /// <summary>How the values that were inquired after came about; none for a step that nobody speaks of or that follows from other values.</summary>
    public IReadOnlyList<Account> Accounts { get; init; } = [];

    /// <summary>What vendors say of the variable that was inquired after, in the order of their ids.</summary>
    public IReadOnlyList<VendorSeries> Series { get; init; } = [];
}

/// <summary>Where <c>[From, To)</c> of a column comes from.</summary>
/// <param name="From">First index.</param>
/// <param name="To">Index after the last.</param>
/// <param name="Method">How it was made, one of <see cref="MergeMethods"/>.</param>
/// <param name="Providers">The vendors whose numbers are in it, sorted; empty for what is computed from place and time alone.</param>
public sealed record ProvenanceRun(int From, int To, string Method, IReadOnlyList<string> Providers);

/// <summary>Numbers with their provenance; NaN is "nobody says". Every other value lies in exactly one run, and no run covers a NaN.</summary>
/// <param name="Values">One value per step, canonical unit.</param>
/// <param name="Provenance">In order, not overlapping.</param>
/// <param name="Confidence">How sure each value is; null where nothing can be said of it.</param>
public sealed record MergedColumn(double[] Values, IReadOnlyList<ProvenanceRun> Provenance, ConfidenceColumn? Confidence = null);

/// <summary>How sure the values of a column are; NaN where there is no value.</summary>
/// <param name="Level">Probability, in per cent, that a value is off by no more than the variable's tolerance.</param>
/// <param name="P10">The lower end of its 80 % interval, canonical unit.</param>
/// <param name="P90">The upper end.</param>
/// <param name="Lineages">How many independent opinions are in each value.</param>
public sealed record ConfidenceColumn(double[] Level, double[] P10, double[] P90, byte[] Lineages)
{
    /// <summary>How far vendors lie about the values on average, in the variable's usual errors; NaN where nothing was blended.</summary>
    public double Disagreement { get; init; } = double.NaN;
}

/// <summary>Anything else along the axis, with its provenance; null is "nobody says".</summary>
/// <typeparam name="T">What a step holds.</typeparam>
/// <param name="Values">One per step.</param>
/// <param name="Provenance">In order, not overlapping.</param>
public sealed record MergedWords<T>(T?[] Values, IReadOnlyList<ProvenanceRun> Provenance)
    where T : struct;

/// <summary>What falls.</summary>
public enum PrecipitationType
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Rain or drizzle.</summary>
    Rain,

    /// <summary>Rain that freezes on the ground.</summary>
    FreezingRain,

    /// <summary>Rain and snow together.</summary>
    RainSnow,

    /// <summary>Snow.</summary>
    Snow,

    /// <summary>Ice pellets.</summary>
    IcePellets,

    /// <summary>Hail.</summary>
    Hail,
}

/// <summary>Hour by hour.</summary>
/// <param name="Axis">The first step contains the moment of the request.</param>
/// <param name="Columns">Every variable of the contract, also those nobody says anything of.</param>
/// <param name="PrecipitationType">What falls.</param>
/// <param name="Condition">Derived from the merged numbers.</param>
/// <param name="IsDay">Whether the sun is up at the start of the step.</param>
public sealed record MergedHourly(
    TimeAxis Axis,
    IReadOnlyDictionary<Variable, MergedColumn> Columns,
    MergedWords<PrecipitationType> PrecipitationType,
    MergedWords<Condition> Condition,
    MergedWords<bool> IsDay);

/// <summary>What a day can say.</summary>
public enum DailyVariable
{
    /// <summary>°C.</summary>
    TemperatureMax,

    /// <summary>°C.</summary>
    TemperatureMin,

    /// <summary>mm of water.</summary>
    PrecipitationSum,

    /// <summary>%.</summary>
    PrecipitationProbabilityMax,

    /// <summary>cm of depth.</summary>
    SnowfallSum,

    /// <summary>m/s.</summary>
    WindSpeedMax,

    /// <summary>m/s.</summary>
    WindGustMax,

    /// <summary>UV index.</summary>
    UvIndexMax,

    /// <summary>Moon phase at local noon: 0 new, 0.25 first quarter, 0.5 full, 0.75 last quarter.</summary>
    MoonPhase,
}

/// <summary>What hourly and daily variables have in common.</summary>
public static class DailyVariables
{
    /// <summary>The hourly variable that a daily one is an extreme of, and is as sure as; null where it is none, or a confidence would mean nothing.</summary>
    public static Variable? JudgedAs(this DailyVariable variable) => variable switch
    {
        DailyVariable.TemperatureMax or DailyVariable.TemperatureMin => Variable.Temperature,
        DailyVariable.WindSpeedMax => Variable.WindSpeed,
        DailyVariable.WindGustMax => Variable.WindGust,
        _ => null,
    };

    /// <summary>By how much a value may be off for a confidence to call it right, in the canonical unit; NaN where there is no confidence.</summary>
    public static double ToleranceOf(this DailyVariable variable) => variable switch
    {
        DailyVariable.PrecipitationSum => VariableFacts.Of(Variable.Precipitation).Tolerance,
        DailyVariable.SnowfallSum => VariableFacts.Of(Variable.Snowfall).Tolerance,
        _ => variable.JudgedAs() is { } hourly ? VariableFacts.Of(hourly).Tolerance : double.NaN,
    };
}

/// <summary>Now.</summary>
/// <param name="Time">When it was true (the newest contribution).</param>
/// <param name="Kind">Measured, when any value was.</param>
/// <param name="IsDay">Whether the sun is up at the moment of the request.</param>
/// <param name="Columns">Every variable of the contract; columns of one value.</param>
/// <param name="Condition">Derived from the merged numbers; one value.</param>
public sealed record MergedCurrent(
    DateTimeOffset Time,
    ReadingKind Kind,
    bool IsDay,
    IReadOnlyDictionary<Variable, MergedColumn> Columns,
    MergedWords<Condition> Condition)
{
    /// <summary>From when on the same reports say something else of now: the sun rises or sets, a reading is too old to be now, or the hour ends.</summary>
    public DateTimeOffset HoldsUntil { get; init; } = DateTimeOffset.MaxValue;
}

/// <summary>Something a caller should know about how the answer was made.</summary>
/// <param name="Code">Stable, snake case, e.g. <c>values_out_of_bounds</c>, <c>values_rejected</c>, <c>vendors_disagree</c>.</param>
/// <param name="Provider">The vendor it is about, when about one.</param>
/// <param name="Pointer">JSON pointer to the block or column, e.g. <c>/hourly/temperature</c>.</param>
/// <param name="Detail">One English sentence.</param>
/// <param name="Count">Of how many values it is true; 0 where it is about none in particular.</param>
public sealed record MergeNotice(string Code, string? Provider, string Pointer, string Detail, int Count = 0)
{
    /// <summary>Values that the others outvoted.</summary>
    public const string Rejected = "values_rejected";

    /// <summary>Two vendors that cannot both be right.</summary>
    public const string Disagree = "vendors_disagree";

    /// <summary>A vendor that verification finds in trouble.</summary>
    public const string Suspect = "vendor_suspect";

    /// <summary>Whether the answer is partial because of it: all that a vendor says of a quantity is left out, or in doubt.</summary>
    public bool MakesPartial { get; init; }
}

/// <summary>The words for how a value was made.</summary>
public static class MergeMethods
{
    /// <summary>Weighted mean of several independent vendors.</summary>
    public const string WeightedMean = "weighted-mean";

    /// <summary>Mean of several vendors, each corrected and weighted by its errors against observations.</summary>
    public const string LearnedMean = "learned-mean";

    /// <summary>Weighted median of several vendors.</summary>
    public const string WeightedMedian = "weighted-median";

    /// <summary>Power mean in cube-root space, for amounts.</summary>
    public const string PowerMean = "power-mean";

    /// <summary>The same, each vendor corrected and weighted by its errors against observations.</summary>
    public const string LearnedPowerMean = "learned-power-mean";

    /// <summary>Mean of weighted unit vectors, for directions.</summary>
    public const string VectorMean = "vector-mean";

    /// <summary>One vendor's value.</summary>
    public const string Single = "single";

    /// <summary>One vendor's value, corrected by its errors against observations.</summary>
    public const string LearnedSingle = "learned-single";

    /// <summary>Computed from other merged values.</summary>
    public const string Derived = "derived";

    /// <summary>A vendor's own day, past its hourly horizon.</summary>
    public const string ProviderDaily = "provider-daily";

    /// <summary>Computed from place and time alone.</summary>
    public const string Astronomical = "astronomical";
}
