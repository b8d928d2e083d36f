using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Consensus;

/// <summary>What must hold between variables after each was merged on its own.</summary>
internal static class Coherence
{
    /// <summary>Below this a vane points nowhere in particular.</summary>
    private const double Calm = 1;

    internal static void Hold(Tracks tracks)
    {
        var (speed, gust, direction) = (tracks[Variable.WindSpeed], tracks[Variable.WindGust], tracks[Variable.WindDirection]);
        for (var step = 0; step < speed.Values.Length; step++)
        {
            if (gust.Values[step] < speed.Values[step]) gust.Follow(step, speed);
            if (speed.Values[step] < Calm) direction.Set(step, double.NaN, How.Unsaid, 0);
            if (direction.Values[step] >= 360) direction.Values[step] = 0;
        }
    }
}
