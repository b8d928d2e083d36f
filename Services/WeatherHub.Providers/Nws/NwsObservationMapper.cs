using WeatherHub.Providers.Shared;
using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Units;

namespace WeatherHub.Providers.Nws;

/// <summary>A station's latest observation into a reading.</summary>
internal static class NwsObservationMapper
{
    internal static Report Map(NwsObservation wire, ReportMetadata stamp, NwsStation? listed = null)
    {
        if (wire.Properties is not { Timestamp: { } time } observed) throw Faults.BadPayload("no observation");
        var reading = new CurrentReadingBuilder();
        Say(reading, observed);
        var condition = ConditionOf(observed);
        if (reading.Values.Count == 0 && condition is null or Condition.Unknown) throw Faults.Empty(isShaped: true, reading.Rejections, stamp);
        var station = NwsStationOf.Observation(wire, observed, listed, stamp.Cell);
        return new Report
        {
            Provider = NwsProvider.Id,
            Kind = ReportKind.Current,
            FetchedAt = stamp.FetchedAt,
            ExpiresAt = stamp.ExpiresAt,
            IssuedAt = time,
            Lineage = NwsProvider.Lineage,
            GridPoint = station?.Location,
            Elevation = station?.Elevation,
            Current = new CurrentReading
            {
                Time = time,
                Kind = ReadingKind.Observation,
                Values = reading.Values,
                Condition = condition,
                Station = station,
            },
            Rejections = reading.Rejections,
        };
    }

    private static void Say(CurrentReadingBuilder reading, NwsObserved observed)
    {
        Value(Variable.Temperature, observed.Temperature);
        Value(Variable.DewPoint, observed.Dewpoint);
        Value(Variable.ApparentTemperature, Good(observed.HeatIndex) is null ? observed.WindChill : observed.HeatIndex);
        Value(Variable.RelativeHumidity, observed.RelativeHumidity);
        Value(Variable.WindSpeed, observed.WindSpeed);
        Value(Variable.WindDirection, observed.WindDirection);
        Value(Variable.WindGust, observed.WindGust);
        Value(Variable.Visibility, observed.Visibility);
        Value(Variable.Precipitation, observed.PrecipitationLastHour);
        reading.Say(Variable.CloudCover, CloudCover(observed.CloudLayers), Unit.Percent);
        Value(Variable.PressureMsl, observed.SeaLevelPressure);
        if (Good(observed.SeaLevelPressure) is null)
            reading.Say(Variable.PressureMsl, Reduced(observed), Unit.Hectopascal);

        void Value(Variable variable, NwsQuantity? said)
        {
            if (Good(said) is { } value && NwsUnits.Of(variable, said!.UnitCode) is { } unit) reading.Say(variable, value, unit);
        }
    }

    /// <summary>
    /// Verified, screened, coarsely checked, subjectively good, and not checked at all may pass; what failed a check or is questioned was not said
    /// (https://madis.ncep.noaa.gov/madis_sfc_qc_notes.shtml). Older answers write <c>qc:V</c> for <c>V</c>.
    /// </summary>
    private static double? Good(NwsQuantity? said) =>
        said?.QualityControl is null or "" or "V" or "S" or "C" or "G" or "Z" or "qc:V" or "qc:S" or "qc:C" or "qc:G" or "qc:Z" ? said?.Value : null;

    private static double? Reduced(NwsObserved observed) =>
        NwsPressure.AtSeaLevel(
            Canonical(Variable.PressureMsl, observed.BarometricPressure), NwsUnits.Metres(observed.Elevation), Canonical(Variable.Temperature, observed.Temperature));

    private static double? Canonical(Variable variable, NwsQuantity? said) =>
        Good(said) is { } value && NwsUnits.Of(variable, said!.UnitCode) is { } unit ? UnitConversion.Convert(value, unit, VariableFacts.Of(variable).Unit) : null;

    /// <summary>Layers are reported from below, each with all cloud up to it, in classes of eighths: the middle of the fullest class.</summary>
    private static double? CloudCover(IReadOnlyList<NwsCloudLayer?>? layers)
    {
        var eighths = (layers ?? []).Select(layer => layer?.Amount switch
        {
            "CLR" or "SKC" => 0,
            "FEW" => 1.5,
            "SCT" => 3.5,
            "BKN" => 6,
            "OVC" or "VV" => 8,
            _ => (double?)null,
        }).Max();
        return eighths * 100 / 8;
    }

    /// <summary>What goes on, else the text, else the clouds.</summary>
    private static Condition? ConditionOf(NwsObserved observed)
    {
        var (events, cloud) = (NwsConditions.Of(NwsEvents.Of(observed.PresentWeather)), CloudCover(observed.CloudLayers));

        // Stations without an eye for clouds are said to be "Clear" whenever nothing falls (weather-gov/api#2, #38).
        var text = NwsPhrases.Of(observed.TextDescription) is var word && word == Condition.Clear && cloud is null ? Condition.Unknown : word;
        Condition?[] said = [events, text, SkyCondition.Of(cloud)];
        return Array.Find(said, condition => condition is not (null or Condition.Unknown)) ?? (Array.Exists(said, condition => condition is not null) ? Condition.Unknown : null);
    }
}
