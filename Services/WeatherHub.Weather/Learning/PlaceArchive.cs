using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Verification;

namespace WeatherHub.Weather.Learning;

/// <summary>What every vendor forecast for one place.</summary>
internal sealed class PlaceArchive
{
    internal SortedDictionary<string, ArchivedForecasts> Vendors { get; } = new(StringComparer.Ordinal);

    internal long Bytes => 200 + Vendors.Sum(vendor => vendor.Value.Bytes);

    internal bool Note(Report report, DateTimeOffset now)
    {
        if (!Vendors.TryGetValue(report.Provider, out var kept)) kept = new ArchivedForecasts();
        if (!kept.Note(report, now)) return false;
        Vendors[report.Provider] = kept;
        return true;
    }

    /// <summary>What vendors said of a quantity at an hour, while it lay within a span of lead.</summary>
    internal List<ForecastValue> Opinions(int hour, int span, int quantity)
    {
        var opinions = new List<ForecastValue>(Vendors.Count);
        foreach (var (provider, kept) in Vendors)
        {
            var at = kept.Find(hour, span);
            if (at < 0 || float.IsNaN(kept.Values[at + quantity])) continue;
            var chance = Quantity.Hourly[quantity].Variable == Units.Variable.Precipitation ? kept.Values[at + ArchivedForecasts.Chance] / 100.0 : double.NaN;
            opinions.Add(new ForecastValue(provider, kept.Lineage, kept.Values[at + quantity], chance));
        }

        return opinions;
    }
}
