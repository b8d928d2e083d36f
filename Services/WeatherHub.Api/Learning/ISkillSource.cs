using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Verification;

namespace WeatherHub.Api.Learning;

/// <summary>Where a merge asks what verification knows.</summary>
internal interface ISkillSource
{
    /// <summary>What is known of a place, the same throughout an hour; null when nothing is known of any. Never waits.</summary>
    Func<Quantity, QuantitySkill>? At(Coordinates place, double? elevation);
}
