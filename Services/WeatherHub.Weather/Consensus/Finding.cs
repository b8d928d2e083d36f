using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Consensus;

/// <summary>Why a vendor has no part in an answer, or in a quantity of it.</summary>
internal enum Ground
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
/// <param name="Ground">Why.</param>
/// <param name="Referee">Who decided; null where independent others outvoted it.</param>
/// <param name="Distance">How far it stands from the others, in their joint standard errors; NaN where that is not why.</param>
internal sealed record Finding(string Provider, Variable? Variable, Ground Ground, Referee? Referee, double Distance)
{
    internal string Detail
    {
        get
        {
            var why = Ground switch
            {
                Ground.Stuck => "it says the same of every hour while others see it change",
                Ground.WrongHours => "its hours are shifted",
                Ground.ShiftedFromTheSun => "its hours are shifted beside those of a vendor whose radiation or UV follows the sun",
                Ground.WrongUnit => "its numbers are those of another unit",
                _ => "it contradicts the others",
            };
            return Referee switch
            {
                null when Ground == Ground.Contradicted => "it contradicts the others, who agree",
                Consensus.Referee.Observation => $"{why}, and what was observed",
                Consensus.Referee.Usual => $"{why}, and what is usual at the place and season",
                Consensus.Referee.Physics when Ground == Ground.Contradicted => $"{why}, and itself",
                Consensus.Referee.Record => $"{why}, and errs more by its record",
                _ => why,
            };
        }
    }
}
