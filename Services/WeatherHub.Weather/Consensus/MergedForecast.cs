using System.Collections.ObjectModel;
using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Consensus.Current;
using WeatherHub.Weather.Consensus.Daily;
using WeatherHub.Weather.Consensus.Explain;
using WeatherHub.Weather.Consensus.Hourly;
using WeatherHub.Weather.Consensus.Rejection;
using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Consensus;

/// <summary>One forecast made of many, in canonical units at full precision. The contract's invariants already hold.</summary>
/// <param name="Current">The present; null without data.</param>
/// <param name="Hourly">Hour by hour; columns without values where there are no data.</param>
/// <param name="Daily">Local days.</param>
/// <param name="Notices">What a caller should know about how it was made.</param>
/// <param name="Verifications">How often temperature was verified at this place.</param>
public sealed record MergedForecast(
    MergedCurrent? Current, MergedHourly Hourly, MergedDaily Daily, IReadOnlyList<MergeNotice> Notices, int Verifications = 0)
{
    /// <summary>Distance from the others, in joint standard errors, beyond which a vendor is an outlier.</summary>
    public const double Gate = Outliers.Gate;

    /// <summary>A forecast without hours, days and values, for an answer that has no weather.</summary>
    /// <param name="now">The moment of the request.</param>
    public static MergedForecast None(DateTimeOffset now) => new(
        null,
        new MergedHourly(
            new TimeAxis(TimeAxis.Floor(now), 0),
            ReadOnlyDictionary<Variable, MergedColumn>.Empty,
            new MergedCategories<PrecipitationType>([], []),
            new MergedCategories<Condition>([], []),
            new MergedCategories<bool>([], [])),
        new MergedDaily([], ReadOnlyDictionary<DailyVariable, MergedColumn>.Empty, new MergedCategories<Condition>([], [])),
        []);

    /// <summary>Metres above sea level that temperature and humidity are for; null where it is not known.</summary>
    public double? Elevation { get; init; }

    /// <summary>How the requested values were made; none for a step without data or with a derived value.</summary>
    public IReadOnlyList<ValueTrace> Traces { get; init; } = [];

    /// <summary>The vendors' values of the requested variable, in the order of their ids.</summary>
    public IReadOnlyList<MemberSeries> Series { get; init; } = [];
}
