using WeatherHub.Weather.Consensus.Explain;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Consensus.Rejection;

/// <summary>Why a vendor is excluded.</summary>
internal enum ExclusionReason
{
    /// <summary>Another vendor contradicts it, with less evidence against that one.</summary>
    Contradicted,
    /// <summary>The same, and its numbers are in another unit.</summary>
    WrongUnit,
    /// <summary>Its values never change while others do.</summary>
    Stuck,
    /// <summary>Its hours are shifted.</summary>
    WrongHours,
    /// <summary>Its hours are shifted against a vendor whose radiation follows the sun.</summary>
    ShiftedFromSun,
}

/// <summary>The exclusion of a vendor from every block and hour of one answer.</summary>
/// <param name="Provider">The vendor's id.</param>
/// <param name="Variable">The quantity it is excluded from, with those that follow it; null for all.</param>
/// <param name="Reason">Why.</param>
/// <param name="DecidedBy">What decided; null where independent vendors outvoted it.</param>
/// <param name="Distance">Its distance from the others in joint standard errors; NaN where that is not the reason.</param>
internal sealed record Exclusion(string Provider, Variable? Variable, ExclusionReason Reason, ReferenceSource? DecidedBy, double Distance)
{
    /// <summary>The reason as text for a notice.</summary>
    internal string Detail
    {
        get
        {
            var isContradicted = Reason == ExclusionReason.Contradicted;
            var reason = Reason switch
            {
                ExclusionReason.Stuck => "it says the same of every hour while others see it change",
                ExclusionReason.WrongHours => "its hours are shifted",
                ExclusionReason.ShiftedFromSun => "its hours are shifted beside those of a vendor whose radiation or UV follows the sun",
                ExclusionReason.WrongUnit => "its numbers are those of another unit",
                _ => "it contradicts the others",
            };
            return reason + DecidedBy switch
            {
                null when isContradicted => ", who agree",
                ReferenceSource.Observation => ", and what was observed",
                ReferenceSource.ClimateNormal => ", and what is usual at the place and season",
                ReferenceSource.Physics when isContradicted => ", and itself",
                ReferenceSource.VerificationRecord => ", and errs more by its record",
                _ => "",
            };
        }
    }
}
