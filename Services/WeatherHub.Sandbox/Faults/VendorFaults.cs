namespace WeatherHub.Sandbox.Faults;

/// <summary>What a vendor's answer becomes.</summary>
internal enum BodyFault
{
    /// <summary>As it should be.</summary>
    None,

    /// <summary>Bytes that are not JSON.</summary>
    Garbage,

    /// <summary>The first half of it, as a whole answer.</summary>
    Truncated,

    /// <summary>No bytes.</summary>
    Empty,

    /// <summary>A page for people.</summary>
    Html,

    /// <summary>A small compressed body that unpacks to 128 MiB.</summary>
    Bomb,

    /// <summary>A byte every 200 ms.</summary>
    Drip,
}

/// <summary>What is wrong with a vendor at the moment.</summary>
internal sealed record VendorFaults
{
    /// <summary>Nothing.</summary>
    public static VendorFaults None { get; } = new();

    /// <summary>Wait before answering.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>Wait for up to so much longer.</summary>
    public TimeSpan Jitter { get; init; }

    /// <summary>Answer with this status.</summary>
    public int? Status { get; init; }

    /// <summary>The <c>Retry-After</c> header.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>What the answer becomes.</summary>
    public BodyFault Body { get; init; }

    /// <summary>Close the connection instead of answering.</summary>
    public bool Close { get; init; }

    /// <summary>Numbers in another unit than the one declared.</summary>
    public bool WrongUnits { get; init; }

    /// <summary>Since when the vendor has given one and the same run.</summary>
    public DateTimeOffset? FrozenAt { get; init; }

    /// <summary>Kelvin too warm.</summary>
    public double Offset { get; init; }

    /// <summary>Hours by which every label is late.</summary>
    public double ShiftHours { get; init; }

    /// <summary>The hour whose weather it gives for every hour.</summary>
    public DateTimeOffset? StuckAt { get; init; }

    /// <summary>The faults as they were given, for showing.</summary>
    public IReadOnlyDictionary<string, object> Given { get; init; } = new Dictionary<string, object>();

    /// <summary>Whether values are altered.</summary>
    public bool Alters => Offset != 0 || WrongUnits;
}
