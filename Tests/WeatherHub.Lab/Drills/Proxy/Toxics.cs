namespace WeatherHub.Lab.Drills.Proxy;

/// <summary>Which way bytes go.</summary>
internal enum Direction
{
    /// <summary>From the client to the server.</summary>
    Up,

    /// <summary>From the server to the client.</summary>
    Down,
}

/// <summary>
/// Something that is wrong with one direction of every connection. The eighth fault, nobody listening, is the proxy's own:
/// <see cref="FaultProxy.GoDown"/>.
/// </summary>
internal abstract record Toxic;

/// <summary>Bytes arrive later, by a time that varies.</summary>
internal sealed record Latency(TimeSpan Delay, TimeSpan Jitter = default) : Toxic;

/// <summary>Bytes pass at this rate.</summary>
internal sealed record Bandwidth(long BytesPerSecond) : Toxic;

/// <summary>An end of the stream arrives later.</summary>
internal sealed record SlowClose(TimeSpan Delay) : Toxic;

/// <summary>Nothing passes; after a while, if one is given, the connection is closed.</summary>
internal sealed record Silence(TimeSpan? CloseAfter = null) : Toxic;

/// <summary>The connection is reset after a while.</summary>
internal sealed record ResetPeer(TimeSpan After = default) : Toxic;

/// <summary>Bytes pass in pieces of about this size, with pauses between.</summary>
internal sealed record Slicer(int Size, TimeSpan Pause, int Variation = 0) : Toxic;

/// <summary>The connection is closed after so many bytes.</summary>
internal sealed record LimitData(long Bytes) : Toxic;

/// <summary>What is wrong at the moment; replaced as a whole while connections live.</summary>
internal sealed class ToxicSet(IReadOnlyList<Toxic> up, IReadOnlyList<Toxic> down)
{
    private readonly TaskCompletionSource replaced = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal static ToxicSet None => new([], []);

    /// <summary>Ends when another set stands in this one's place.</summary>
    internal Task Replaced => replaced.Task;

    internal IReadOnlyList<Toxic> Of(Direction way) => way == Direction.Up ? up : down;

    internal T? Find<T>(Direction way)
        where T : Toxic =>
        Of(way).OfType<T>().FirstOrDefault();

    internal ToxicSet With(Direction way, IReadOnlyList<Toxic> toxics) => way == Direction.Up ? new(toxics, down) : new(up, toxics);

    internal void Retire() => replaced.TrySetResult();
}
