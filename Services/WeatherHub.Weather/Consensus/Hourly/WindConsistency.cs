using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Consensus.Hourly;

/// <summary>What must hold between variables after each was merged on its own.</summary>
internal static class WindConsistency
{
    /// <summary>Below this a vane points nowhere in particular.</summary>
    private const double Calm = 1;

    internal static void Hold(MergedChannels tracks)
    {
        var (speed, gust, direction) = (tracks[Variable.WindSpeed], tracks[Variable.WindGust], tracks[Variable.WindDirection]);
        for (var step = 0; step < speed.Values.Length; step++)
        {
            if (gust.Values[step] < speed.Values[step]) gust.Follow(step, speed);
            if (speed.Values[step] < Calm) direction.Set(step, double.NaN, MergeMethod.None, 0);
            if (direction.Values[step] >= 360) direction.Values[step] = 0;
        }
    }
}
