namespace WeatherHub.Api.Abstractions;

/// <summary>What makes the first requests faster when it is done before them. The hub opens without it when it takes too long.</summary>
internal interface IWarmupTask
{
    /// <summary>Does it; never throws.</summary>
    /// <param name="opened">Cancelled once the hub opens: what only delays or disturbs then may end.</param>
    Task WarmUpAsync(CancellationToken opened);
}
