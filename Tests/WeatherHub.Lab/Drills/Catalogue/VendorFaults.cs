namespace WeatherHub.Lab.Drills.Catalogue;

/// <summary>What can be wrong with a vendor such that somebody must notice: everything but values that could be true.</summary>
internal static class VendorFaults
{
    private static readonly string[] All =
    [
        """{"status":503}""", """{"status":500,"latencyMs":300}""", """{"status":429,"retryAfter":"2"}""",
        """{"status":200,"latencyMs":3000}""",
        """{"latencyMs":300,"jitterMs":900}""", """{"body":"garbage"}""", """{"body":"html"}""", """{"body":"empty"}""",
        """{"body":"truncated"}""",
        """{"body":"bomb"}""", """{"body":"drip"}""", """{"close":true}""", """{"offset":1000}""", """{"offset":-1000}""",
    ];

    internal static string Any(Random random) => All[random.Next(All.Length)];
}
