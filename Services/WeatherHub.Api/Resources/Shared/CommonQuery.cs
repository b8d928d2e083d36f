using WeatherHub.Api.Fetching;
using WeatherHub.Api.Http;
using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Resources.Shared;

/// <summary>The parameters that several resources share: the one place where their ranges, words and defaults stand.</summary>
internal sealed class CommonParameters
{
    internal const int DefaultHours = 168;
    internal const string ProvidersName = "providers";

    public CommonParameters(IEnumerable<IWeatherProvider> providers)
    {
        string[] ids = [.. providers.Select(provider => provider.Profile.Id)];
        Providers = new(
            ProvidersName, ValueShape.Words, "Only these vendors, by id.", Words: ids, Example: string.Join(',', ids.Take(2)));
    }

    internal static QueryParameter Latitude { get; } = new(
        "lat", ValueShape.Decimal, "Degrees north (WGS 84); 4 decimals are used.",
        Required: true, Minimum: -90, Maximum: 90, Example: "52.52");

    internal static QueryParameter Longitude { get; } = new(
        "lon", ValueShape.Decimal, "Degrees east (WGS 84); 4 decimals are used. -180 is 180, and a pole has longitude 0.",
        Required: true, Minimum: -180, Maximum: 180, Example: "13.41");

    internal static QueryParameter Elevation { get; } = new(
        "elevation", ValueShape.Decimal,
        "Metres above sea level that temperature and humidity are for; without it, the ground at the place.",
        Minimum: -500, Maximum: 9000, Example: "38");

    internal static QueryParameter Hours { get; } = new(
        "hours", ValueShape.Whole, "How many hours, from the one that contains now.", Minimum: 1, Maximum: 240, Default: $"{DefaultHours}");

    internal static QueryParameter Units { get; } = new(
        "units", ValueShape.Word,
        "`si`: °C, m/s, hPa, mm, m; `metric`: as `si` with km/h and km; `uk`: °C, mph, hPa, mm, mi; `us`: °F, mph, inHg, in, mi.",
        Words: ["si", "metric", "uk", "us"], Default: "si");

    internal static QueryParameter MaxAge { get; } = new(
        "maxAge", ValueShape.Whole,
        "How many seconds ago a vendor's report may have been fetched at most; older ones are left out. Without it, reports "
        + "serve as long as their vendors say, and past that while nothing newer can be had. No vendor is asked more often for it"
        + " than the vendor allows.",
        Minimum: 0, Maximum: 86_400, Example: "86400");

    internal QueryParameter Providers { get; }

    /// <summary>Reads them; those that the reader does not know stay at their defaults. Invalid when the reader has errors.</summary>
    internal CommonQuery Read(QueryReader reader)
    {
        var (latitude, longitude, elevation) = (reader.Decimal(Latitude), reader.Decimal(Longitude), reader.Decimal(Elevation));
        return new CommonQuery
        {
            Place = latitude is { } north && longitude is { } east ? new Coordinates(north, east).Rounded(4) : default,
            Elevation = elevation is { } metres ? (int)Math.Round(metres, MidpointRounding.AwayFromZero) : null,
            Hours = reader.Whole(Hours),
            Units = (UnitSystem)reader.Choice(Units),
            Providers = reader.Words(Providers) is { } ids ? string.Join(',', ids.Order(StringComparer.Ordinal)) : "",
            MaxAge = (int?)reader.Decimal(MaxAge),
        };
    }
}

/// <summary>What every query for merged weather has, in canonical form.</summary>
internal readonly record struct CommonQuery
{
    /// <summary>Four decimals.</summary>
    internal Coordinates Place { get; init; }

    /// <summary>Whole metres.</summary>
    internal int? Elevation { get; init; }

    /// <summary>The default when no hours are shown.</summary>
    internal int Hours { get; init; }

    internal UnitSystem Units { get; init; }

    /// <summary>Ids sorted, with commas between; empty for all.</summary>
    internal string Providers { get; init; }

    /// <summary>Seconds that a report may be old; null when the caller does not say.</summary>
    internal int? MaxAge { get; init; }

    /// <summary>The request to the providers that answers it.</summary>
    internal ForecastRequest Request(TimeZoneInfo zone, IReadOnlyList<ReportKind> kinds, int days, MergeMode mode) => new()
    {
        Place = Place,
        Elevation = Elevation,
        Zone = zone,
        Kinds = kinds,
        Hours = Hours,
        Days = days,
        Mode = mode,
        Providers = Providers.Length == 0 ? [] : Providers.Split(','),
        MaxAge = MaxAge is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
    };
}
