using WeatherHub.Weather.Units;
using WeatherHub.Weather.Consensus.Skill;

namespace WeatherHub.Weather.Consensus.Members;

/// <summary>Where the merge asks what is known of a vendor's errors.</summary>
/// <param name="provider">The vendor's id.</param>
/// <param name="variable">Which variable.</param>
internal delegate ErrorTrack ErrorTrackLookup(string provider, Variable variable);
