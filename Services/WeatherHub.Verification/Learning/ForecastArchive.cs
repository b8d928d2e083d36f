using WeatherHub.Verification.Storage;
using WeatherHub.Weather.Collections;
using WeatherHub.Weather.Consensus.Hourly;
using WeatherHub.Weather.Consensus.Skill;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Units;

namespace WeatherHub.Verification.Learning;

/// <summary>
/// The forecasts of vendors at each place, kept until observations verify them. Bounded: the least recently used place goes first. Not
/// thread-safe. The capacity is in bytes.
/// </summary>
internal sealed class ForecastArchive(long capacity)
{
    private const byte Kind = 3;
    private const int MostVendors = 100;
    private const int MostHours = 10_000;

    private readonly LruCache<string, PlaceArchive> places = new(capacity, static archive => archive.Bytes);

    public int Places => places.Count;

    public long Bytes => places.Size;

    public bool Knows(string place) => places.ContainsKey(place);

    /// <summary>Adds a report's hours; false when it has none, or is no newer than the last one of its vendor.</summary>
    public bool Add(string place, Report report, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (report.Hourly is null) return false;
        var archive = Find(place) ?? new PlaceArchive();
        if (!archive.Add(report, now)) return false;
        places.Set(place, archive);
        return true;
    }

    /// <summary>What is kept of a place as bytes; null for nothing.</summary>
    public byte[]? TryWrite(string place) => Find(place) is not { } archive ? null : ChecksummedEntry.Write(Kind, to =>
    {
        to.Write(place);
        to.Write7BitEncodedInt(archive.Vendors.Count);
        foreach (var (provider, forecasts) in archive.Vendors)
        {
            to.Write(provider);
            to.Write(forecasts.Lineage);
            to.Write(forecasts.Issued.UtcTicks);
            to.Write7BitEncodedInt(forecasts.Hours.Length);
            to.WriteRaw(forecasts.Hours);
            to.Write(forecasts.Leads);
            to.WriteRaw(forecasts.Values);
        }
    });

    /// <summary>Adds what was written of a place; false for bytes that are not exactly that.</summary>
    public bool TryRead(byte[]? entry, string place)
    {
        var read = ChecksummedEntry.TryRead(Kind, entry, from =>
        {
            if (from.ReadString() != place) return null;
            var archive = new PlaceArchive();
            for (var left = from.Count(MostVendors); left > 0; left--) archive.Vendors[from.ReadString()] = Read(from);
            return archive;
        });
        if (read is not null) places.Set(place, read);
        return read is not null;
    }

    internal PlaceArchive? Find(string place) => places.TryGet(place, out var archive) ? archive : null;

    private static ArchivedForecasts Read(BinaryReader from)
    {
        var (lineage, issued) = (from.ReadString(), new DateTimeOffset(from.ReadInt64(), TimeSpan.Zero));
        var hours = new int[from.Count(MostHours)];
        from.ReadRaw(hours);
        var leads = from.ReadBytes(hours.Length);
        var values = new float[hours.Length * ArchivedForecasts.Stride];
        from.ReadRaw(values);
        return new ArchivedForecasts { Lineage = lineage, Issued = issued, Hours = hours, Leads = leads, Values = values };
    }
}

internal sealed class PlaceArchive
{
    internal SortedDictionary<string, ArchivedForecasts> Vendors { get; } = new(StringComparer.Ordinal);

    internal long Bytes => 200 + Vendors.Sum(vendor => vendor.Value.Bytes);

    internal bool Add(Report report, DateTimeOffset now)
    {
        if (!Vendors.TryGetValue(report.Provider, out var forecasts)) forecasts = new ArchivedForecasts();
        if (!forecasts.Add(report, now)) return false;
        Vendors[report.Provider] = forecasts;
        return true;
    }

    /// <summary>The forecasts for an hour since 1970, of one lead-time bin and one index of <see cref="Quantity.Hourly"/>.</summary>
    internal ForecastValue[] ForecastsOf(int hour, int lead, int quantity)
    {
        var hasPop = Quantity.Hourly[quantity].Variable == Variable.Precipitation;
        return
        [
            .. from vendor in Vendors
               let at = vendor.Value.Find(hour, lead)
               where at >= 0 && !float.IsNaN(vendor.Value.Values[at + quantity])
               let pop = hasPop ? vendor.Value.Values[at + ArchivedForecasts.Pop] / 100.0 : double.NaN
               select new ForecastValue(vendor.Key, vendor.Value.Lineage, vendor.Value.Values[at + quantity], pop),
        ];
    }
}
