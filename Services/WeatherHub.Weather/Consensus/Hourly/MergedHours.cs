using WeatherHub.Weather.Consensus.Results;

namespace WeatherHub.Weather.Consensus.Hourly;

/// <summary>The merged steps of one merge.</summary>
/// <param name="Channels">The variables.</param>
/// <param name="Conditions">The conditions that follow from them.</param>
/// <param name="IsDay">Whether the sun is up at the start of each step.</param>
internal sealed record MergedHours(MergedChannels Channels, DerivedConditions Conditions, bool[] IsDay)
{
    internal MergedChannel this[Units.Variable variable] => Channels[variable];
}
