namespace WeatherHub.Api.Quotas;

/// <summary>Whether a call may be made.</summary>
/// <param name="Wait">For how long not; null when it may be made now, and is counted.</param>
/// <param name="Rests">Whether it is the vendor itself that asked to be left alone.</param>
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
