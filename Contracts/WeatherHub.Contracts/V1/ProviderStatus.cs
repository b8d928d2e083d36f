namespace WeatherHub.Contracts.V1;

/// <summary>What became of one vendor in an answer.</summary>
public sealed record ProviderStatus
{
    /// <summary>The vendor's id.</summary>
    public required string Id { get; init; }

    /// <summary>What became of it.</summary>
    [KnownValues(typeof(ProviderStates))]
    public required string State { get; init; }

    /// <summary>When the vendor made its forecast; null when it does not say, or gave none.</summary>
    public required DateTimeOffset? IssuedAt { get; init; }

    /// <summary>When the hub fetched it; null when there is none.</summary>
    public required DateTimeOffset? FetchedAt { get; init; }

    /// <summary>Until when it is fresh; null when there is none.</summary>
    public required DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>
    /// The models behind its weather at this place, most important first: vendors with the same first model are one opinion. Alerts have
    /// none.
    /// </summary>
    public required IReadOnlyList<string> Lineage { get; init; }
}

/// <summary>The words of <see cref="ProviderStatus.State"/>; more may come.</summary>
public static class ProviderStates
{
    /// <summary>It contributed something fresh.</summary>
    public const string Ok = "ok";

    /// <summary>It contributed something past its freshness.</summary>
    public const string Stale = "stale";

    /// <summary>It did not answer in time.</summary>
    public const string Timeout = "timeout";

    /// <summary>It failed.</summary>
    public const string Error = "error";

    /// <summary>It limits the hub.</summary>
    public const string RateLimited = "rateLimited";

    /// <summary>The hub's own budget for it is spent.</summary>
    public const string BudgetExhausted = "budgetExhausted";

    /// <summary>It failed too often lately and is left alone for a while.</summary>
    public const string CircuitOpen = "circuitOpen";

    /// <summary>What it said last is older than the caller takes (<c>maxAge</c>), and it need not be asked again yet.</summary>
    public const string TooOld = "tooOld";

    /// <summary>It does not cover this place or block.</summary>
    public const string Unsupported = "unsupported";

    /// <summary>It is switched off.</summary>
    public const string Disabled = "disabled";
}
