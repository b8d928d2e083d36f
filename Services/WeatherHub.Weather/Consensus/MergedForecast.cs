using WeatherHub.Weather.Consensus.Current;
using WeatherHub.Weather.Consensus.Daily;
using WeatherHub.Weather.Consensus.Explain;
using WeatherHub.Weather.Consensus.Hourly;
using WeatherHub.Weather.Consensus.Rejection;
using WeatherHub.Weather.Consensus.Results;

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
    public IReadOnlyList<ValueTrace> Traces { get; init; } = [];

    /// <summary>What vendors say of the variable that was inquired after, in the order of their ids.</summary>
    public IReadOnlyList<MemberSeries> Series { get; init; } = [];
}
