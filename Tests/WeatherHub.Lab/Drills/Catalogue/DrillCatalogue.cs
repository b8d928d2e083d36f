using WeatherHub.Lab.Drills.Framework;

namespace WeatherHub.Lab.Drills.Catalogue;

/// <summary>Every drill, in the order of the list of faults.</summary>
internal static class DrillCatalogue
{
    internal static readonly IReadOnlyList<Drill> All =
    [
        SlowVendor.Drill,
        DeadVendor.Drill,
        BlackHole.Drill,
        AllVendorsDown.Drill,
        RetryAfter.Drill,
        ErrorBurst.Drill,
        Outage.Drill,
        BadBodies.Drill,
        BrokenBodies.Drill,
        Bomb.Drill,
        Drip.Drill,
        ImpossibleValues.Drill,
        RedisDown.Drill,
        RedisHung.Drill,
        RedisUnwilling.Drill,
        Failover.Drill,
        CorruptEntries.Drill,
        SwappedEntries.Drill,
        KilledReplica.Drill,
        StoppedLeader.Drill,
        RollingDeploy.Drill,
        Herd.Drill,
        FirstCallerLeaves.Drill,
        WarmStart.Drill,
        Overload.Drill,
        Chaos.Drill,
        ManyPlaces.Drill,
        TrueAnswers.Drill,
    ];
}
