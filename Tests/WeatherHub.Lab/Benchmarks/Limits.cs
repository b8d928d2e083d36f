using WeatherHub.Lab.Benchmarks.Measuring;

namespace WeatherHub.Lab.Benchmarks;

/// <summary>
/// What is promised of each measured value. A ceiling stands beside a bar that is not met yet, and is lowered as work lands.
/// </summary>
internal static class Limits
{
    internal static readonly Limit HubProcessor = new("hub: CPU", "µs a request", null);
    internal static readonly Limit Calls = new("calls of vendors", "a response", null);
    internal static readonly Limit RedisCommands = new("commands in Redis", "a new place", null);
    internal static readonly Limit RedisBytes = new("memory of Redis", "B a place", null);

    internal static readonly Limit BareRequests = AtLeast("requests, of bare", "×", 0.95);
    internal static readonly Limit BareProcessor = AtMost("CPU, of bare", "×", 1.08);
    internal static readonly Limit NginxIdentity = AtLeast("requests, of nginx", "×", 0.85);
    internal static readonly Limit NginxBrotli = AtLeast("requests, of nginx", "×", 0.85);
    internal static readonly Limit NginxNotModified = AtLeast("requests, of nginx", "×", 0.80);
    internal static readonly Limit OutputCache = AtLeast("requests, of the output cache", "×", 1.05);
    internal static readonly Limit Objects = AtLeast("requests, of an object serialised for each", "×", 4.2);

    internal static readonly Limit AllocationIdentity = Bytes("known forecast, identity", 200);
    internal static readonly Limit AllocationBrotli = Bytes("known forecast, br", 200);
    internal static readonly Limit AllocationNotModified = Bytes("known forecast, 304", 200);
    internal static readonly Limit AllocationBrowser = Bytes("known forecast, with a browser's headers, added", 200);
    internal static readonly Limit AllocationMiss =
        AtMost("new place, three vendors", "KiB", 128) with { IsExact = true, Ceiling = 540 };

    internal static readonly Limit MissProcessor = AtMost("CPU", "ms a response", 1.5);
    internal static readonly Limit MissMedian = AtMost("p50 above that of the slowest vendor alone", "ms", 1);
    internal static readonly Limit MissTail = AtMost("p99 above that of the slowest vendor alone", "ms", 4);
    internal static readonly Limit MissesPerSecond = AtLeast("forecasts", "per second", 1_000);
    internal static readonly Limit MissesRefused = AtMost("refused", "requests", 0);

    internal static readonly Limit HerdCalls = AtMost("calls of the vendor endpoint called most", "calls", 1) with { IsExact = true };
    internal static readonly Limit HerdFewestCalls =
        AtLeast("calls of the vendor endpoint called least", "calls", 1) with { IsExact = true };

    internal static readonly Limit HerdRefused = AtMost("refused", "requests", 0) with { IsExact = true };

    internal static readonly Limit RedisProcessor = AtLeast("CPU of bare / CPU of the hub", "×", 0.50);

    internal static readonly Limit TelemetryRequests = AtLeast("requests, of those without", "×", 0.97);
    internal static readonly Limit TelemetryProcessor = AtMost("CPU, of that without", "×", 1.04);

    internal static readonly Limit OpenLoopMedian = AtMost("p50, of bare", "×", 1.2);
    internal static readonly Limit OpenLoopTail = AtMost("p99, of bare", "×", 1.5);

    internal static readonly Limit Start = AtMost("time, of bare", "×", 2);
    internal static readonly Limit MemoryIdle = AtMost("idle", "MiB", 90);
    internal static readonly Limit MemoryHot = AtMost("after 1,000,000 requests for a known forecast", "MiB", 120);
    internal static readonly Limit MemoryPlaces = AtMost("after 5,000 new places", "MiB", 200);

    internal static readonly Limit MergePoint = AtMost("5 vendors, one quantity and time", "ns", 500);
    internal static readonly Limit MergePointBytes = AtMost("what that allocates", "B", 0) with { IsExact = true };
    internal static readonly Limit MergeForecast =
        AtMost($"{MergeLoad.Hours} h × {MergeLoad.Spoken.Length} variables × {MergeLoad.Vendors} vendors", "ms", 2);
    internal static readonly Limit MergeForecastBytes =
        AtMost("what that allocates beyond the answer", "KiB", 64) with { IsExact = true };

    private static Limit Bytes(string value, double bar) => AtMost(value, "B", bar) with { IsExact = true };

    private static Limit AtMost(string value, string unit, double bar) => new(value, unit, bar);

    private static Limit AtLeast(string value, string unit, double bar) => new(value, unit, bar) { IsFloor = true };
}
