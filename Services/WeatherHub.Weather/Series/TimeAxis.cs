namespace WeatherHub.Weather.Series;

/// <summary>Hourly UTC steps, each half-open: step <c>i</c> covers <c>[Start + i h, Start + (i+1) h)</c>.</summary>
/// <param name="Start">Start of the first step, a whole UTC hour.</param>
/// <param name="Count">How many steps.</param>
public readonly record struct TimeAxis(DateTimeOffset Start, int Count)
{
    /// <summary>The length of every step.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromHours(1);

    /// <summary>The instant after the last step.</summary>
    public DateTimeOffset End => this[Count];

    /// <summary>Start of step <paramref name="index"/>.</summary>
    public DateTimeOffset this[int index] => Start + index * Step;

    /// <summary>Index of the step that contains the instant; may lie outside <c>0..Count-1</c>.</summary>
    public int IndexOf(DateTimeOffset instant) => IndexOf(instant.UtcTicks);

    /// <summary>The same of an instant in UTC ticks.</summary>
    internal int IndexOf(long ticks) => (int)Math.Floor((ticks - Start.UtcTicks) / (double)TimeSpan.TicksPerHour);

    /// <summary>Start of step <paramref name="index"/> in UTC ticks.</summary>
    internal long TicksOf(int index) => Start.UtcTicks + index * TimeSpan.TicksPerHour;

    /// <summary>The whole UTC hour at or before an instant.</summary>
    public static DateTimeOffset Floor(DateTimeOffset instant) =>
        new(instant.UtcTicks - instant.UtcTicks % TimeSpan.TicksPerHour, TimeSpan.Zero);
}
