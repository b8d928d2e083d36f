namespace WeatherHub.Verification.Learning;

/// <summary>Decides which replica learns for the fleet.</summary>
public interface ILeaderElection
{
    /// <summary>Whether this replica is the leader until the next cycle; false where that cannot be decided.</summary>
    Task<bool> AcquireAsync();

    /// <summary>Resigns, so that another can lead at once.</summary>
    Task ResignAsync();
}

/// <summary>The only replica always leads.</summary>
public sealed class SoleReplica : ILeaderElection
{
    /// <inheritdoc/>
    public Task<bool> AcquireAsync() => Task.FromResult(true);

    /// <inheritdoc/>
    public Task ResignAsync() => Task.CompletedTask;
}
