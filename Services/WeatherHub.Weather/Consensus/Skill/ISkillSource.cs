using WeatherHub.Weather.Geography;

namespace WeatherHub.Weather.Consensus.Skill;

/// <summary>Where a merge gets the skill of vendors at a place.</summary>
public interface ISkillSource
{
    /// <summary>The skill of each quantity, the same throughout an hour; null where nothing is known of any place. Never waits.</summary>
    /// <param name="place">The place.</param>
    /// <param name="elevation">Metres, where the caller gives it.</param>
    Func<Quantity, QuantitySkill>? At(Coordinates place, double? elevation);
}
