namespace WeatherHub.Sandbox.Simulation;

/// <summary>The clock that hub and vendors share: real time, moved forward on request. Timers run in real time.</summary>
/// <param name="inner">Real time.</param>
/// <param name="lead">How far ahead of it to start.</param>
internal sealed class SandboxClock(TimeProvider inner, TimeSpan lead = default) : TimeProvider
{
    private long ahead = lead.Ticks;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => inner.LocalTimeZone;

    /// <inheritdoc/>
    public override long TimestampFrequency => inner.TimestampFrequency;

    /// <summary>Moves the clock forward; there is no way back.</summary>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        Interlocked.Add(ref ahead, by.Ticks);
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => inner.GetUtcNow().AddTicks(Interlocked.Read(ref ahead));

    /// <inheritdoc/>
    public override long GetTimestamp() =>
        inner.GetTimestamp() + (long)(Interlocked.Read(ref ahead) * ((double)inner.TimestampFrequency / TimeSpan.TicksPerSecond));

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        inner.CreateTimer(callback, state, dueTime, period);
}
