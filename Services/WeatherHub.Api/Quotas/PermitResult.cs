namespace WeatherHub.Api.Quotas;

/// <summary>Whether a call may be made.</summary>
/// <param name="Wait">For how long not; null when it may be made now, and is counted.</param>
/// <param name="Rests">Whether the provider itself wants no call.</param>
internal readonly record struct PermitResult(TimeSpan? Wait, bool Rests)
{
    public static PermitResult Granted { get; }

    public bool IsGranted => Wait is null;

    public static PermitResult Refused(TimeSpan wait, bool rests = false) => new(wait < TimeSpan.Zero ? TimeSpan.Zero : wait, rests);
}

/// <summary>What a call takes from its vendor's windows.</summary>
/// <param name="Weight">In thousandths of a call.</param>
/// <param name="At">When it is made: what it took is given back where it was taken.</param>
internal readonly record struct Permit(long Weight, DateTimeOffset At);

/// <summary>Calls are counted in thousandths: whole numbers add up to the same here and in Redis, whatever their order.</summary>
internal static class Calls
{
    private const double Thousandths = 1000;

    /// <summary>A weight or limit, rounded up to whole thousandths.</summary>
    public static long Counted(double calls) => (long)Math.Ceiling(Math.Round(calls * Thousandths, 6));

    public static double Shown(long counted) => counted / Thousandths;
}
