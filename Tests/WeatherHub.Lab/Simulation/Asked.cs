using WeatherHub.Api.Caching;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Lab.Simulation;

/// <summary>One thing that a request makes the hub ask: a vendor's product.</summary>
/// <param name="Vendor">The vendor's id.</param>
/// <param name="Product">What is asked.</param>
/// <param name="Fresh">For how long an answer need not be asked again, before the key's own spread.</param>
/// <param name="Coverage">Where it is asked.</param>
/// <param name="Size">Bytes of memory that a report holds.</param>
internal sealed record Asked(string Vendor, Product Product, TimeSpan Fresh, Coverage Coverage, long Size)
{
    /// <summary>As options and pages spell it.</summary>
    public string Name => $"{Vendor}/{(Product == Product.Forecast ? "forecast" : "current")}";

    /// <summary>How long a report about a place is fresh, in seconds: by the hub's own rule, spread included.</summary>
    public double Life(Coordinates place)
    {
        var key = ReportKey.Of(Vendor, new WeatherQuery(Product, WeatherQuery.CellOf(place), null));
        var report = ReportLife.Settle(key, new Report
        {
            Provider = Vendor,
            Product = Product,
            Lineage = [],
            FetchedAt = DateTimeOffset.UnixEpoch,
            ExpiresAt = DateTimeOffset.UnixEpoch + Fresh,
        });
        return (report.ExpiresAt - report.FetchedAt).TotalSeconds;
    }
}
