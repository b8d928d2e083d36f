using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Providers.BrightSky;

/// <summary>The sources of one payload, and which of them stand near enough to speak for the place.</summary>
internal sealed class BrightSkySources
{
    /// <summary>The service's own default for its <c>max_dist</c>, metres: beyond it a station tells of other weather.</summary>
    internal const int FurthestMetres = 50_000;

    // What the service computes its icon from, hour by hour and now.
    private static readonly string[] IconFields =
        ["icon", "condition", "cloud_cover", "precipitation", "precipitation_10", "wind_speed", "wind_speed_10"];

    private readonly Dictionary<long, BrightSkySource> sources = [];

    internal BrightSkySources(IReadOnlyList<BrightSkySource?>? said)
    {
        foreach (var source in said ?? [])
            if (source?.Id is { } id) sources.TryAdd(id, source);
    }

    /// <summary>Whether a row may be used; a source that is not described is within the distance that we asked for.</summary>
    internal bool IsNear(long? id) => Find(id)?.Distance is not > FurthestMetres;

    /// <summary>The value of a field, unless another source filled it in from too far away.</summary>
    internal double? Near(double? value, string field, IReadOnlyDictionary<string, long?>? fallbacks) => IsFar(field, fallbacks) ? null : value;

    /// <summary>The same for words; the icon is as far away as the furthest of what it is computed from.</summary>
    internal BrightSkyWords Near(string? condition, string? icon, double? cloudCover, IReadOnlyDictionary<string, long?>? fallbacks) => new(
        IsFar("condition", fallbacks) ? null : condition,
        Array.Exists(IconFields, field => IsFar(field, fallbacks)) ? null : icon,
        Near(cloudCover, "cloud_cover", fallbacks));

    private bool IsFar(string field, IReadOnlyDictionary<string, long?>? fallbacks) =>
        fallbacks is not null && fallbacks.TryGetValue(field, out var id) && !IsNear(id);

    /// <summary>The height that a row's temperature is for: that of the source that said it.</summary>
    internal double? HeightOf(long? rowSource, IReadOnlyDictionary<string, long?>? fallbacks) => HeightOf(rowSource, "temperature", fallbacks);

    /// <summary>
    /// The value of a field that must be for the height of the row's temperature: a humidity of the valley does not go with a temperature of the summit.
    /// </summary>
    internal double? NearAtHeight(double? value, string field, long? rowSource, IReadOnlyDictionary<string, long?>? fallbacks) =>
        HeightOf(rowSource, field, fallbacks) == HeightOf(rowSource, fallbacks) ? Near(value, field, fallbacks) : null;

    private double? HeightOf(long? rowSource, string field, IReadOnlyDictionary<string, long?>? fallbacks) =>
        Find(fallbacks is not null && fallbacks.TryGetValue(field, out var other) ? other : rowSource)?.Height;

    internal BrightSkySource? Find(long? id) => id is { } known ? sources.GetValueOrDefault(known) : null;

    /// <summary>The nearest point whose forecast is in the payload; without one, the nearest station.</summary>
    internal BrightSkySource? Main => sources.Values.Where(source => IsNear(source.Id))
        .OrderBy(source => source.ObservationType == "forecast" ? 0 : 1).ThenBy(source => source.Distance ?? double.MaxValue).FirstOrDefault();

    internal static Coordinates? Place(BrightSkySource? source) =>
        source is { Lat: >= -90 and <= 90, Lon: >= -180 and <= 180 } ? new Coordinates(source.Lat.Value, source.Lon.Value) : null;

    internal static Station Station(BrightSkySource source) => new(
        source.DwdStationId ?? source.WmoStationId ?? $"source-{source.Id}", source.StationName, Place(source), source.Height, source.Distance);
}
