namespace WeatherHub.Api.Quotas;

/// <summary>Keeps count of calls: in this process, or for the whole fleet.</summary>
internal interface IQuotaStore
{
    /// <summary>Counts a call in all of its vendor's windows at once, or says for how long it may not be made.</summary>
    ValueTask<PermitResult> TakeAsync(Budget budget, Permit permit);

    /// <summary>Gives back what a call took that was not made after all.</summary>
    ValueTask ReturnAsync(Budget budget, Permit permit);

    /// <summary>Learns what others took, and tells them what they do not know of.</summary>
    ValueTask LookAsync(Budget budget);

    /// <summary>What is known here of a vendor's windows.</summary>
    QuotaState StateOf(Budget budget);
}
