namespace WeatherHub.Weather.Wording;

/// <summary>The Beaufort force of a mean wind speed, from the first strong one.</summary>
internal static class Beaufort
{
    /// <summary>The first force that is called strong.</summary>
    internal const int Strong = 6;

    /// <summary>m/s at which forces 6 to 12 begin (WMO-No. 306, table 1100).</summary>
    private static readonly double[] Begins = [10.8, 13.9, 17.2, 20.8, 24.5, 28.5, 32.7];

    /// <summary>Gusts below this, the speed of force 7, are not notable.</summary>
    internal static double WeakestGust => Begins[1];

    /// <summary>6 to 12; null for less, and for an unknown speed. By the tenths that are shown.</summary>
    internal static int? Of(double speed)
    {
        var shown = Math.Round(speed, 1, MidpointRounding.AwayFromZero);
        var force = Array.FindLastIndex(Begins, begin => shown >= begin);
        return force < 0 ? null : Strong + force;
    }
}
