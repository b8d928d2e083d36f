using WeatherHub.Api.Fetching;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Lab.Simulation;

/// <summary>One thing that a request makes the hub ask: a vendor's product.</summary>
/// <param name="Vendor">The vendor's id.</param>
/// <param name="Kind">What is asked.</param>
/// <param name="Fresh">For how long an answer need not be asked again, before the key's own spread.</param>
/// <param name="Coverage">Where it is asked.</param>
/// <param name="Size">Bytes of memory that a report holds.</param>
internal sealed record Asked(string Vendor, ReportKind Kind, TimeSpan Fresh, Coverage Coverage, long Size)
{
    /// <summary>How often the vendor may be called.</summary>
    public CallQuota Quota { get; init; } = CallQuota.Unlimited;

    /// <summary>How many calls of that quota one takes.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>As options and pages spell it.</summary>
    public string Name => $"{Vendor}/{Kind}";

    /// <summary>How long a report about a place is fresh: by the hub's own rule, spread included.</summary>
    public Life Life(Coordinates place)
    {
        var key = ReportKey.Of(Vendor, new WeatherQuery(Kind, WeatherQuery.CellOf(place), null));
        var report = FreshnessPolicy.Settle(key, new Report
        {
            Provider = Vendor,
            Kind = Kind,
            Lineage = [],
            FetchedAt = DateTimeOffset.UnixEpoch,
            ExpiresAt = DateTimeOffset.UnixEpoch + Fresh,
        });
        return new Life((FreshnessPolicy.DueAt(key, report) - report.FetchedAt).TotalSeconds, (report.ExpiresAt - report.FetchedAt).TotalSeconds);
    }
}

/// <summary>A report's times, in seconds after it was fetched.</summary>
/// <param name="Due">From when on it is fetched again where many ask.</param>
/// <param name="Ends">From when on it is fetched again wherever anybody asks.</param>
internal readonly record struct Life(double Due, double Ends);
