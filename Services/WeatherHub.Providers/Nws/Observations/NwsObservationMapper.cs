using WeatherHub.Providers.Nws.Points;
using WeatherHub.Providers.Shared;
using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Units;

namespace WeatherHub.Providers.Nws.Observations;

/// <summary>
/// A station's latest observation (https://www.weather.gov/documentation/services-web-api#/default/station_observation_latest) into a
/// reading. Each value carries its unit and a quality mark.
/// </summary>
internal static class NwsObservationMapper
{
    // The later of two fields of a variable wins: a heat index over a wind chill.
    private static readonly FieldMap Fields = Map(
        new(Variable.Temperature, Unit.Celsius, Label.Instant, "temperature"),
        new(Variable.DewPoint, Unit.Celsius, Label.Instant, "dewpoint"),
        new(Variable.ApparentTemperature, Unit.Celsius, Label.Instant, "windChill"),
        new(Variable.ApparentTemperature, Unit.Celsius, Label.Instant, "heatIndex"),
        new(Variable.RelativeHumidity, Unit.Percent, Label.Instant, "relativeHumidity"),
        new(Variable.WindSpeed, Unit.KilometrePerHour, Label.Instant, "windSpeed"),
        new(Variable.WindDirection, Unit.Degree, Label.Instant, "windDirection"),
        new(Variable.WindGust, Unit.KilometrePerHour, Label.Instant, "windGust"),
        new(Variable.Visibility, Unit.Metre, Label.Instant, "visibility"),
        new(Variable.Precipitation, Unit.Millimetre, Label.End, "precipitationLastHour"),
        new(Variable.PressureMsl, Unit.Pascal, Label.Instant, "seaLevelPressure"));

    private static readonly FieldMap Barometer = Map(new Field(Variable.PressureMsl, Unit.Pascal, Label.Instant, "barometricPressure"));

    private static readonly NwsLength Elevation = new("properties.elevation");

    internal static readonly JsonProjection Payload = Elevation.On(new JsonProjection()).Fields(Fields, Barometer).Geometry()
        .Texts(Fields.Fields.Concat(Barometer.Fields).Select(field => $"properties.{field.Names[0]}"))
        .Times("properties.timestamp")
        .Texts("properties.station", "properties.stationId", "properties.stationName", "properties.textDescription")
        .Texts("properties.cloudLayers[].amount")
        .Texts("properties.presentWeather[].intensity", "properties.presentWeather[].modifier", "properties.presentWeather[].weather")
        .Add(JsonKinds.Flag, "properties.presentWeather[].inVicinity");

    internal static Report Map(JsonColumns payload, ReportMetadata metadata, NwsStation? listed = null)
    {
        if (payload["properties.timestamp"].Time is not { } time) throw Faults.BadPayload("no observation");
        var (reading, columns) = (new CurrentReadingBuilder(), Good(Fields, payload));
        foreach (var column in columns) column.Say(reading);
        var (cloudCover, height) = (CloudCover(payload), Elevation.Metres(payload));
        reading.Say(Variable.CloudCover, cloudCover, Unit.Percent);
        if (Canonical(columns, Variable.PressureMsl) is null)
        {
            var pressure = Canonical(Good(Barometer, payload), Variable.PressureMsl);
            var reduced = NwsPressure.AtSeaLevel(pressure, height, Canonical(columns, Variable.Temperature));
            reading.Say(Variable.PressureMsl, reduced, Unit.Hectopascal);
        }

        var (condition, station) = (ConditionOf(payload, cloudCover), StationOf(payload, height, metadata, listed));
        return metadata.Current(NwsProvider.Id, NwsProvider.Lineage, reading, time, ReadingKind.Observation, condition, station);

        static double? Canonical(List<FieldColumn> columns, Variable variable)
        {
            foreach (var (field, values, _, unit) in columns)
                if (field.Variable == variable) return UnitConversion.Convert(values[0], unit, VariableFacts.Of(variable).Unit);
            return null;
        }
    }

    private static FieldMap Map(params IReadOnlyList<Field> fields) =>
        new(fields, "properties.{0}.value", "properties.{0}.unitCode", "properties.{0}.qualityControl", units: NwsUnits.Codes);

    /// <summary>
    /// Verified, screened, coarsely checked, subjectively good, and not checked at all may pass; what failed a check or is questioned was
    /// not said (https://madis.ncep.noaa.gov/madis_sfc_qc_notes.shtml). Older payloads write <c>qc:V</c> for <c>V</c>.
    /// </summary>
    private static List<FieldColumn> Good(FieldMap map, JsonColumns payload)
    {
        var columns = map.In(payload);
        columns.RemoveAll(column => column.Values.Number is null
            || column.Marks.Text is not (null or "" or "V" or "S" or "C" or "G" or "Z" or "qc:V" or "qc:S" or "qc:C" or "qc:G" or "qc:Z"));
        return columns;
    }

    /// <summary>The station; what older observations leave out stands in the list of stations.</summary>
    private static Station? StationOf(JsonColumns payload, double? height, ReportMetadata metadata, NwsStation? listed)
    {
        var address = payload["properties.station"].Text;
        if ((payload["properties.stationId"].Text ?? listed?.Id ?? address?[(address.LastIndexOf('/') + 1)..]) is not { Length: > 0 } id)
            return null;
        var location = NwsGeometry.Middle(payload) ?? listed?.Location;
        var distance = NwsStation.MetresTo(location, metadata.Cell, listed?.Distance);
        return new Station(id, payload["properties.stationName"].Text ?? listed?.Name, location, height ?? listed?.Elevation, distance);
    }

    /// <summary>Layers are in classes of eighths, each with all cloud up to it: the middle of the fullest class.</summary>
    private static double? CloudCover(JsonColumns payload)
    {
        var amounts = payload["properties.cloudLayers[].amount"];
        var eighths = Enumerable.Range(0, amounts.Count).Max(layer => amounts.TextAt(layer) switch
        {
            "CLR" or "SKC" => 0,
            "FEW" => 1.5,
            "SCT" => 3.5,
            "BKN" => 6,
            "OVC" or "VV" => 8,
            _ => (double?)null,
        });
        return eighths * 100 / 8;
    }

    /// <summary>What goes on, else the text, else the clouds.</summary>
    private static Condition? ConditionOf(JsonColumns payload, double? cloudCover)
    {
        // Stations without an eye for clouds are said to be "Clear" whenever nothing falls (weather-gov/api#2, #38).
        var text = NwsPhrases.Of(payload["properties.textDescription"].Text);
        if (text == Condition.Clear && cloudCover is null) text = Condition.Unknown;
        Condition?[] said =
        [
            NwsConditions.Of(NwsEvents.OfObservation(payload, "properties.presentWeather[]")),
            text,
            Values.Sky(cloudCover),
        ];
        return Array.Find(said, condition => condition is not (null or Condition.Unknown))
            ?? (Array.Exists(said, condition => condition is not null) ? Condition.Unknown : null);
    }
}
