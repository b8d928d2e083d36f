namespace WeatherHub.Sandbox.Simulation;

/// <summary>Small words about instants.</summary>
internal static class Instants
{
    /// <summary>One step of an hourly series.</summary>
    public static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>The latest multiple of the step (counted from the epoch, in UTC) that is not after the instant.</summary>
    public static DateTimeOffset Floor(this DateTimeOffset instant, TimeSpan step)
    {
        var ticks = (instant - DateTimeOffset.UnixEpoch).Ticks;
        return DateTimeOffset.UnixEpoch.AddTicks(ticks - (ticks % step.Ticks + step.Ticks) % step.Ticks);
    }

    /// <summary>Hours since the epoch.</summary>
    public static double Hours(this DateTimeOffset instant) => (instant - DateTimeOffset.UnixEpoch).TotalHours;

    /// <summary>RFC 3339 with <c>Z</c> and whole seconds.</summary>
    public static string Zulu(this DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");

    /// <summary>RFC 3339 with a numeric offset and whole seconds.</summary>
    public static string WithOffset(this DateTimeOffset instant) => instant.ToString("yyyy-MM-dd'T'HH:mm:sszzz");
}
