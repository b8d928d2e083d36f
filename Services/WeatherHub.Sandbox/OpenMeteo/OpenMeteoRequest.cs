using System.Globalization;
using WeatherHub.Sandbox.Simulation;
using WeatherHub.Sandbox.Vendors;
using WeatherHub.Weather.Geography;

namespace WeatherHub.Sandbox.OpenMeteo;

/// <summary>A request as the vendor understands it; what it does not know it ignores, as the vendor does.</summary>
internal sealed record OpenMeteoRequest
{
    private static readonly string[] Blocks = ["current", "hourly", "daily"];

    /// <summary>The places; several for comma lists.</summary>
    public required IReadOnlyList<Coordinates> Places { get; init; }

    /// <summary>Metres; null for the vendor's own terrain.</summary>
    public double? Elevation { get; init; }

    /// <summary>Units asked for.</summary>
    public required OpenMeteoUnits Units { get; init; }

    /// <summary>Whether times are seconds since the epoch.</summary>
    public bool UnixTime { get; init; }

    /// <summary>The zone; null for <c>auto</c>.</summary>
    public TimeZoneInfo? Zone { get; init; }

    /// <summary>Names wanted, by block.</summary>
    public required ILookup<string, string> Wanted { get; init; }

    /// <summary>Days from today.</summary>
    public int ForecastDays { get; init; }

    /// <summary>Days before today.</summary>
    public int PastDays { get; init; }

    /// <summary>Hours from now, instead of days.</summary>
    public int? ForecastHours { get; init; }

    /// <summary>Hours before now, instead of days.</summary>
    public int? PastHours { get; init; }

    /// <summary>Reads a request.</summary>
    /// <exception cref="OpenMeteoRefusal">It is not one the vendor answers.</exception>
    public static OpenMeteoRequest Read(VendorCall call)
    {
        var (latitudes, longitudes) = (Numbers(call, "latitude"), Numbers(call, "longitude"));
        if (latitudes.Count == 0 || latitudes.Count != longitudes.Count)
            throw new OpenMeteoRefusal("Parameter 'latitude' and 'longitude' must have the same number of elements");
        foreach (var latitude in latitudes.Where(latitude => latitude is not (>= -90 and <= 90)))
            throw new OpenMeteoRefusal($"Latitude must be in range of -90 to 90°. Given: {latitude:0.0###}.");
        foreach (var longitude in longitudes.Where(longitude => longitude is not (>= -180 and <= 180)))
            throw new OpenMeteoRefusal($"Longitude must be in range of -180 to 180°. Given: {longitude:0.0###}.");
        return new OpenMeteoRequest
        {
            Places = [.. latitudes.Zip(longitudes, (latitude, longitude) => new Coordinates(latitude, longitude))],
            Elevation = Numbers(call, "elevation") is [var elevation, ..] && double.IsFinite(elevation) ? elevation : null,
            Units = OpenMeteoUnits.Read(call),
            UnixTime = call.Query("timeformat") switch
            {
                null or "iso8601" => false,
                "unixtime" => true,
                var other => throw new OpenMeteoRefusal($"Cannot initialize Timeformat from invalid String value {other}."),
            },
            Zone = ReadZone(call.Query("timezone") ?? "GMT"),
            Wanted = Names(call).ToLookup(pair => pair.Block, pair => pair.Name),
            ForecastDays = Whole(call, "forecast_days", 0, 16) ?? 7,
            PastDays = Whole(call, "past_days", 0, 92) ?? 0,
            ForecastHours = Whole(call, "forecast_hours", 0, 384),
            PastHours = Whole(call, "past_hours", 0, 2208),
        };
    }

    /// <summary>The place's zone.</summary>
    public TimeZoneInfo ZoneOf(Coordinates place) => Zone ?? TimeZones.At(place);

    /// <summary>The vendor's fixed offset: that of now, also for the far side of a clock change.</summary>
    public TimeSpan OffsetOf(Coordinates place, DateTimeOffset now) => ZoneOf(place).GetUtcOffset(now);

    /// <summary>Midnight of the first local day, at the vendor's fixed offset.</summary>
    public DateTimeOffset FirstDay(Coordinates place, DateTimeOffset now)
    {
        var offset = OffsetOf(place, now);
        return (now + offset).Floor(TimeSpan.FromDays(1)).AddDays(-PastDays) - offset;
    }

    /// <summary>An instant as the request wants it written.</summary>
    public object Label(DateTimeOffset instant, TimeSpan offset) =>
        UnixTime ? instant.ToUnixTimeSeconds() : (instant + offset).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm");

    private static IEnumerable<(string Block, string Name)> Names(VendorCall call) =>
        from block in Blocks
        from text in call.Request.Query[block]
        from name in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        select (block, name);

    private static List<double> Numbers(VendorCall call, string name) =>
        [
            .. (call.Query(name) ?? "")
                .Split(',', StringSplitOptions.RemoveEmptyEntries)
                .Select(text =>
                    double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                        ? number
                        : throw new OpenMeteoRefusal(
                            $"Data corrupted at path '{name}'. Cannot initialize Float from invalid String value {text}.")),
        ];

    private static int? Whole(VendorCall call, string name, int least, int most) => call.Query(name) switch
    {
        null => null,
        var text when int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most => number,
        var text => throw new OpenMeteoRefusal($"Parameter '{name}' is invalid. Allowed range {least} to {most}. Given {text}."),
    };

    private static TimeZoneInfo? ReadZone(string name) =>
        name is "auto" ? null
        : name is "GMT" or "UTC" ? TimeZoneInfo.Utc
        : TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone
        : throw new OpenMeteoRefusal("Invalid timezone");
}
