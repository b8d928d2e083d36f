namespace WeatherHub.Api.Redis;

/// <summary>Something that one replica fetches for the whole fleet.</summary>
/// <typeparam name="T">What is wanted.</typeparam>
internal sealed record LeasedFetch<T>
    where T : class
{
    /// <summary>What it is called, everywhere alike.</summary>
    public required string Name { get; init; }

    /// <summary>Which provider it is fetched from.</summary>
    public required string Provider { get; init; }

    /// <summary>Whether an entry that is still fresh will do; else one replica fetches it again.</summary>
    public bool AcceptsFresh { get; init; } = true;

    /// <summary>Whether to try Redis also while it is suspected; else a Redis that hangs costs one deadline only.</summary>
    public bool IsProbe { get; init; }

    /// <summary>Reads what another replica has stored (null for nothing), and gives the result if it is one.</summary>
    public required Func<byte[]?, T?> Read { get; init; }

    /// <summary>Calls the provider, under a lease or, when there is none to be had, without.</summary>
    public required Func<Lease?, Task<T>> Call { get; init; }

    /// <summary>The result of a failure that another replica met.</summary>
    public required Func<SharedFault, T> Fail { get; init; }
}
