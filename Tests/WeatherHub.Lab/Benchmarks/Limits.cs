using WeatherHub.Lab.Benchmarks.Measuring;

namespace WeatherHub.Lab.Benchmarks;

/// <summary>
/// What is promised of each measured value. A ceiling stands beside a bar that is not met yet, and is lowered as work lands.
/// </summary>
internal static class Limits
{
    internal static readonly Limit BareRequests = AtLeast("requests, of bare", "×", 0.95);
    internal static readonly Limit BareProcessor = AtMost("CPU, of bare", "×", 1.08);
    internal static readonly Limit NginxIdentity = AtLeast("requests, of nginx", "×", 0.85);
    internal static readonly Limit NginxBrotli = AtLeast("requests, of nginx", "×", 0.85);
    internal static readonly Limit NginxNotModified = AtLeast("requests, of nginx", "×", 0.80);
    internal static readonly Limit OutputCache = AtLeast("requests, of the output cache", "×", 1.05);
    internal static readonly Limit Objects = AtLeast("requests, of an object serialised for each", "×", 4.2);

    internal static readonly Limit AllocationIdentity = Bytes("known forecast, identity", 200, 1_700);
    internal static readonly Limit AllocationBrotli = Bytes("known forecast, br", 200, 1_900);
    internal static readonly Limit AllocationNotModified = Bytes("known forecast, 304", 200, 1_600);
    internal static readonly Limit AllocationBrowser = Bytes("known forecast, with a browser's headers", 200, 4_000);
    internal static readonly Limit AllocationMiss =
        AtMost("new place, three vendors", "KiB", 128) with { IsExact = true, Ceiling = 2_900 };

    internal static readonly Limit MergePoint = AtMost("5 vendors, one quantity and time", "ns", 500);
    internal static readonly Limit MergePointBytes = AtMost("what that allocates", "B", 0) with { IsExact = true };
    internal static readonly Limit MergeForecast =
        AtMost($"{MergeLoad.Hours} h × {MergeLoad.Spoken.Length} variables × {MergeLoad.Vendors} vendors", "ms", 2);
    internal static readonly Limit MergeForecastBytes =
        AtMost("what that allocates beyond the answer", "KiB", 64) with { IsExact = true };

    private static Limit Bytes(string value, double bar, double ceiling) =>
        AtMost(value, "B", bar) with { IsExact = true, Ceiling = ceiling };

    private static Limit AtMost(string value, string unit, double bar) => new(value, unit, bar);

    private static Limit AtLeast(string value, string unit, double bar) => new(value, unit, bar) { IsFloor = true };
}
