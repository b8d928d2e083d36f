using WeatherHub.Weather.Consensus.Explain;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Consensus.Rejection;

/// <summary>Why a vendor has no part in an answer, or in a quantity of it.</summary>
internal enum ExclusionReason
{
    /// <summary>Another vendor contradicts it, and more speaks against it than against that one.</summary>
    Contradicted,

    /// <summary>The same, and the numbers are those of another unit.</summary>
    WrongUnit,

    /// <summary>It says the same of every hour while others see it change.</summary>
    Stuck,

    /// <summary>Its hours are not the hours that it calls them.</summary>
    WrongHours,

    /// <summary>The same, told by another vendor whose radiation follows the sun.</summary>
    ShiftedFromTheSun,
}

/// <summary>That a vendor is discredited: in every block and hour of one answer.</summary>
/// <param name="Provider">The vendor's id.</param>
/// <param name="Variable">The quantity that it is discredited for, with all that hangs together with it; null for all it says.</param>
/// <param name="Reason">Why.</param>
/// <param name="DecidedBy">Who decided; null where independent others outvoted it.</param>
/// <param name="Distance">How far it stands from the others, in their joint standard errors; NaN where that is not why.</param>
internal sealed record Exclusion(string Provider, Variable? Variable, ExclusionReason Reason, ReferenceSource? DecidedBy, double Distance)
{
    internal string Detail
    {
        get
        {
            var why = Reason switch
            {
                ExclusionReason.Stuck => "it says the same of every hour while others see it change",
                ExclusionReason.WrongHours => "its hours are shifted",
                ExclusionReason.ShiftedFromTheSun => "its hours are shifted beside those of a vendor whose radiation or UV follows the sun",
                ExclusionReason.WrongUnit => "its numbers are those of another unit",
                _ => "it contradicts the others",
            };
            return DecidedBy switch
            {
                null when Reason == ExclusionReason.Contradicted => "it contradicts the others, who agree",
                ReferenceSource.Observation => $"{why}, and what was observed",
                ReferenceSource.ClimateNormal => $"{why}, and what is usual at the place and season",
                ReferenceSource.Physics when Reason == ExclusionReason.Contradicted => $"{why}, and itself",
                ReferenceSource.VerificationRecord => $"{why}, and errs more by its record",
                _ => why,
            };
        }
    }
}
