namespace WeatherHub.Weather.Consensus.Skill;

/// <summary>The bins of lead time that errors are kept apart for: up to 6, 24, 48, 72 and 120 hours ahead, and beyond.</summary>
public static class LeadTimeBins
{
    private static readonly double[] Ends = [0.25, 1, 2, 3, 5];

    /// <summary>How many there are.</summary>
    public static int Count => Ends.Length + 1;

    /// <summary>The bin of a lead.</summary>
    /// <param name="days">Days between the issue of a forecast and its valid time.</param>
    public static int IndexOf(double days)
    {
        var index = 0;
        while (index < Ends.Length && days > Ends[index]) index++;
        return index;
    }

    /// <summary>The usual lead, in days, of a bin's newest forecast: issued when the hour had just entered the bin.</summary>
    /// <param name="index">The bin.</param>
    public static double NewestDays(int index) => (index == 0 ? 0 : Ends[index - 1]) + 1 / 24.0;

    /// <summary>The first and last hour of a bin; null for no end.</summary>
    /// <param name="index">The bin.</param>
    public static (int From, int? To) HoursOf(int index) =>
        (index == 0 ? 0 : (int)(Ends[index - 1] * 24), index < Ends.Length ? (int)(Ends[index] * 24) : null);
}
