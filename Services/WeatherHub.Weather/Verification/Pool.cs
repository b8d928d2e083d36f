namespace WeatherHub.Weather.Verification;

/// <summary>What was learned at all places together of one quantity and span of lead.</summary>
internal sealed class Pool(bool ofRain)
{
    private readonly List<PoolScore> vendors = [];

    internal Calibration Calibration { get; set; } = new();

    internal RainOdds? Rain { get; } = ofRain ? new RainOdds() : null;

    internal IReadOnlyList<PoolScore> Vendors => vendors;

    internal PoolScore Of(int vendor)
    {
        while (vendors.Count <= vendor) vendors.Add(new PoolScore());
        return vendors[vendor];
    }

    internal PoolTotals TotalsOf(int vendor) => vendor < vendors.Count ? vendors[vendor].Totals : default;
}
