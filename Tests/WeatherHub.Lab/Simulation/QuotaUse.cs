using WeatherHub.Weather.Providers;

namespace WeatherHub.Lab.Simulation;

/// <summary>What a vendor would be asked in one of its quota windows, beside what the window allows. Calls weigh what the vendor says; one that needs two endpoints counts once.</summary>
/// <param name="Vendor">The vendor's id.</param>
/// <param name="Span">The window.</param>
/// <param name="Calls">Calls within it: the worst minute's for short windows, the mean for long ones.</param>
/// <param name="Limit">What it allows.</param>
internal sealed record QuotaUse(string Vendor, QuotaSpan Span, double Calls, double Limit)
{
    /// <summary>One for each window of each vendor.</summary>
    public static IEnumerable<QuotaUse> Of(Prediction prediction) =>
        from vendor in prediction.Tallies.GroupBy(tally => tally.Asked.Vendor)
        let peak = Enumerable.Range(0, vendor.First().PerMinute.Count).Max(minute => vendor.Sum(tally => tally.PerMinute[minute] * tally.Asked.Weight))
        let hour = vendor.Sum(tally => tally.Calls * tally.Asked.Weight) / prediction.Scenario.Hours
        from window in vendor.First().Asked.Quota.Windows
        select new QuotaUse(vendor.Key, window.Span, In(window.Span, peak, hour), window.Limit);

    private static double In(QuotaSpan span, double peak, double hour) => span switch
    {
        QuotaSpan.Second => peak / 60,
        QuotaSpan.Minute => peak,
        QuotaSpan.Hour => hour,
        QuotaSpan.Day => hour * 24,
        _ => hour * 24 * 30,
    };
}
