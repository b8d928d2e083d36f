using WeatherHub.Providers.Shared;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Units;

namespace WeatherHub.Providers.BrightSky;

/// <summary>The sources of one payload, and which of them are near enough to the place for their values to be used.</summary>
internal sealed class BrightSkySources(JsonColumns payload, BrightSkyFields fields)
{
    /// <summary>The service's own default for its <c>max_dist</c>, metres: a station beyond it has other weather.</summary>
    internal const int FurthestMetres = 50_000;

    private readonly Dictionary<double, int> byId = ById(payload["sources[].id"]);
    private readonly JsonColumn distances = payload["sources[].distance"];
    private readonly JsonColumn heights = payload["sources[].height"];
    private readonly JsonColumn ids = payload[fields.Source];
    private readonly JsonColumn temperatures = payload[fields.FilledTemperature];

    internal static JsonProjection On(JsonProjection projection) => projection
        .Numbers("sources[].id", "sources[].lat", "sources[].lon", "sources[].height", "sources[].distance")
        .Texts("sources[].dwd_station_id", "sources[].wmo_station_id", "sources[].observation_type", "sources[].station_name");

    /// <summary>Whether a source is near enough; one that is not described is within the distance that we requested.</summary>
    internal bool IsNear(double id) => !(byId.TryGetValue(id, out var source) && distances[source] > FurthestMetres);

    internal bool IsNearRow(int row) => IsNear(ids[row]);

    /// <summary>
    /// The row, unless another source filled in the field from too far away, or a humidity is for another height than the row's
    /// temperature: a humidity of the valley does not go with a temperature of the summit. Then -1, where no column has a value.
    /// </summary>
    internal int Usable(FieldColumn column, int row) =>
        IsNear(column.Marks[row])
        && (column.Field.Variable is not (Variable.DewPoint or Variable.RelativeHumidity) || HeightOf(row, column.Marks) == HeightOf(row))
            ? row
            : -1;

    /// <summary>The height in metres that a row's temperature is for, or another field's: that of the source that it is from.</summary>
    internal double? HeightOf(int row, JsonColumn? filled = null) =>
        heights.NumberAt(byId.GetValueOrDefault((filled ?? temperatures).NumberAt(row) ?? ids[row], -1));

    /// <summary>The source of a row; -1 for one that is not described.</summary>
    internal int SourceOf(int row) => byId.GetValueOrDefault(ids[row], -1);

    /// <summary>The nearest point whose forecast is in the payload; without one, the nearest station; -1 without any.</summary>
    internal int Main => byId.Values.Where(source => distances[source] is not > FurthestMetres)
        .OrderBy(source => IsForecast(source) ? 0 : 1).ThenBy(source => distances.NumberAt(source) ?? double.MaxValue).FirstOrDefault(-1);

    internal bool IsForecast(int source) => payload["sources[].observation_type"].TextAt(source) == "forecast";

    /// <summary>A source as a station, its distance in metres from the place requested; null for one that is not described.</summary>
    internal Station? StationOf(int source)
    {
        if (source < 0) return null;
        var place = Values.Place(payload["sources[].lat"][source], payload["sources[].lon"][source]);
        var id = payload["sources[].dwd_station_id"].TextAt(source) ?? payload["sources[].wmo_station_id"].TextAt(source);
        return new Station(id ?? $"source-{payload["sources[].id"][source]}", payload["sources[].station_name"].TextAt(source),
            place, heights.NumberAt(source), distances.NumberAt(source));
    }

    private static Dictionary<double, int> ById(JsonColumn ids)
    {
        Dictionary<double, int> rows = [];
        for (var source = 0; source < ids.Count; source++)
            if (ids.NumberAt(source) is { } id) rows.TryAdd(id, source);
        return rows;
    }
}
