namespace WeatherHub.Weather.Verification;

/// <summary>What was learned at all places together of one quantity and span of lead.</summary>
internal sealed class PooledScores(bool ofRain)
{
    private readonly List<PooledScore> vendors = [];

    internal Calibration Calibration { get; set; } = new();

    internal PopModel? Rain { get; } = ofRain ? new PopModel() : null;

    internal IReadOnlyList<PooledScore> Vendors => vendors;

    internal PooledScore Of(int vendor)
    {
        while (vendors.Count <= vendor) vendors.Add(new PooledScore());
        return vendors[vendor];
    }

    internal PooledTotals TotalsOf(int vendor) => vendor < vendors.Count ? vendors[vendor].Totals : default;
}
