using WeatherHub.Weather.Geography;

namespace WeatherHub.Weather.Astronomy;

/// <summary>
/// The sun over a place: its height, and when it rises and sets: within ten seconds of a full ephemeris up to 60° of latitude, a minute and
/// a half where the sun grazes the horizon.
/// </summary>
public static class Sun
{
    /// <summary>Elevation of the sun's centre at sunrise and sunset, in degrees: mean refraction and the sun's half width.</summary>
    public const double Horizon = -0.833;

    private const long ScanStep = 1800;

    /// <summary>Height of the sun's centre above the horizon in degrees, without refraction.</summary>
    public static double Elevation(Coordinates place, DateTimeOffset instant) => SolarPosition.At(instant).ElevationOver(place);

    /// <summary>Whether any of the sun stands above a level horizon.</summary>
    public static bool IsUp(Coordinates place, DateTimeOffset instant) => Elevation(place, instant) > Horizon;

    /// <summary>
    /// Whether the sun is up in the second of <paramref name="now"/>, and the second in which that changes; <paramref name="until"/> where
    /// it does not before.
    /// </summary>
    public static (bool IsUp, DateTimeOffset Until) Now(Coordinates place, DateTimeOffset now, DateTimeOffset until)
    {
        var second = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond));
        var (rise, set) = Day(place, second.AddSeconds(1), until);
        var isUp = IsUp(place, second);
        return (isUp, (isUp ? set : rise) ?? until);
    }

    /// <summary>
    /// The first sunrise and the first sunset in [<paramref name="dayStart"/>, <paramref name="dayEnd"/>), to the second; null where there
    /// is none.
    /// </summary>
    public static (DateTimeOffset? Rise, DateTimeOffset? Set) Day(Coordinates place, DateTimeOffset dayStart, DateTimeOffset dayEnd)
    {
        var sky = new Sky(place, dayStart);
        DateTimeOffset? rise = null, set = null;

        // A second belongs to the day it begins in, so the day is compared with the second before it.
        var last = (long)Math.Ceiling((dayEnd - dayStart).TotalSeconds) - 1;
        var (from, height) = (-1L, sky.Elevation(-1));
        while (from < last && (rise is null || set is null))
        {
            var to = Math.Min(from + ScanStep, last);
            var next = sky.Elevation(to);
            if (height > Horizon != next > Horizon)
                Note(sky.Crossing(from, to));
            else if (sky.Turns(from, height, to, next))
                Peep(from, sky.Turn(from, to), to);
            (from, height) = (to, next);
        }

        return (rise, set);

        // Near the polar circles the sun may peep over the horizon, or dip under it, for less than a step.
        void Peep(long from, long turn, long to)
        {
            if (sky.IsUp(turn) == sky.IsUp(from))
                return;
            Note(sky.Crossing(from, turn));
            Note(sky.Crossing(turn, to));
        }

        void Note(long second)
        {
            var instant = dayStart.AddSeconds(second);
            if (sky.IsUp(second))
                rise ??= instant;
            else
                set ??= instant;
        }
    }

    /// <summary>One place's sky, in whole seconds from an origin.</summary>
    private readonly record struct Sky(Coordinates Place, DateTimeOffset Origin)
    {
        /// <summary>The sun moves 15° an hour at most; what stands further from the horizon does not cross it within a step.</summary>
        private const double Reach = 15.1 * ScanStep / 3600;

        public bool IsUp(long second) => Elevation(second) > Horizon;

        /// <summary>Whether the elevation heads for the horizon at one end and comes back at the other.</summary>
        public bool Turns(long from, double start, long to, double end)
        {
            if (Math.Abs(start - Horizon) > Reach)
                return false;
            var sign = start > Horizon ? -1 : 1;
            return sign * (Elevation(from + 1) - start) > 0 && sign * (end - Elevation(to - 1)) < 0;
        }

        /// <summary>The first second of the new state, where the states at the two ends differ.</summary>
        public long Crossing(long from, long to)
        {
            var before = IsUp(from);
            while (to - from > 1)
            {
                var middle = from + (to - from) / 2;
                if (IsUp(middle) == before)
                    from = middle;
                else
                    to = middle;
            }

            return to;
        }

        /// <summary>
        /// The second in between that stands out most from the state at <paramref name="from"/>, by ternary search: over minutes the
        /// elevation has one turn at most.
        /// </summary>
        public long Turn(long from, long to)
        {
            var sign = IsUp(from) ? -1 : 1;
            while (to - from > 2)
            {
                var third = (to - from) / 3;
                if (sign * Elevation(from + third) < sign * Elevation(to - third))
                    from += third;
                else
                    to -= third;
            }

            return from + (to - from) / 2;
        }

        public double Elevation(long second) => Sun.Elevation(Place, Origin.AddSeconds(second));
    }
}
