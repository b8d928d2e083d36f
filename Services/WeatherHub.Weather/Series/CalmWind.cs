using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Series;

/// <summary>A calm has no direction: what vendors write beside 0 m/s is 0, 360 or where the vane last stood.</summary>
internal static class CalmWind
{
    /// <summary>Whether a speed, in m/s, is a calm.</summary>
    internal static bool Is(double speed) => speed == 0;

    /// <summary>Takes the directions of calm instants out before any hour is interpolated from them.</summary>
    internal static void Silence(List<InstantValue> speeds, List<InstantValue> directions)
    {
        if (directions.Count == 0 || !speeds.Exists(speed => Is(speed.Value))) return;
        var calms = speeds.Where(speed => Is(speed.Value)).Select(speed => speed.At).ToHashSet();
        directions.RemoveAll(direction => calms.Contains(direction.At));
    }

    /// <summary>Takes the directions of calm hours out; the column itself where none is left.</summary>
    internal static void Silence(Column?[] columns)
    {
        if (columns[(int)Variable.WindSpeed] is not { } speed || columns[(int)Variable.WindDirection] is not { } direction) return;
        for (var i = 0; i < speed.Values.Length; i++)
            if (Is(speed.Values[i])) direction.Values[i] = double.NaN;
        if (Array.TrueForAll(direction.Values, double.IsNaN)) columns[(int)Variable.WindDirection] = null;
    }
}
