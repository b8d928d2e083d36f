using WeatherHub.Providers.Shared;
using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Units;

namespace WeatherHub.Providers.BrightSky;

/// <summary><c>/current_weather</c> into a reading: ten-minute wind, and the hour's precipitation (what fell in 10 or 30 minutes is no hour's).</summary>
internal static class BrightSkyCurrentMapper
{
    internal static Report Map(BrightSkyCurrent wire, ReportMetadata stamp)
    {
        var sources = new BrightSkySources(wire.Sources);
        if (wire.Weather is not { } now || now == BrightSkyNow.Nothing) throw Faults.Empty(wire.Weather is not null, [], stamp);
        if (now.Timestamp is not { } time) throw Faults.BadPayload("no time");
        if (!sources.IsNear(now.SourceId)) throw new ProviderFaultException(FaultKind.NotCovered, "the nearest station is too far away");
        var reading = new CurrentReadingBuilder();
        Say(reading, now, BrightSkyUnits.Of([now.Temperature], [now.PressureMsl]), sources);
        var words = sources.Near(now.Condition, now.Icon, now.CloudCover, now.FallbackSourceIds);
        // Something is drawn, and what is drawn says nothing.
        var condition = BrightSkyConditions.Of(words) ?? (words.Icon is { Length: > 0 } ? Condition.Unknown : null);
        if (reading.Values.Count == 0 && condition is null or Condition.Unknown) throw Faults.Empty(isShaped: true, reading.Rejections, stamp);
        var source = sources.Find(now.SourceId);
        return new Report
        {
            Provider = BrightSkyProvider.Id,
            Kind = ReportKind.Current,
            FetchedAt = stamp.FetchedAt,
            ExpiresAt = stamp.ExpiresAt,
            IssuedAt = time,
            Lineage = BrightSkyProvider.Lineage,
            GridPoint = BrightSkySources.Place(source),
            Elevation = sources.HeightOf(now.SourceId, now.FallbackSourceIds),
            Current = new CurrentReading
            {
                Time = time,
                Kind = source?.ObservationType == "forecast" ? ReadingKind.Model : ReadingKind.Observation,
                Values = reading.Values,
                Condition = condition,
                Station = source is null ? null : BrightSkySources.Station(source),
            },
            Rejections = reading.Rejections,
        };
    }

    private static void Say(CurrentReadingBuilder reading, BrightSkyNow now, BrightSkyUnits units, BrightSkySources sources)
    {
        reading.Say(Variable.Temperature, Near(now.Temperature, "temperature"), units.Temperature);
        reading.Say(Variable.DewPoint, Humid(now.DewPoint, "dew_point"), units.Temperature);
        reading.Say(Variable.RelativeHumidity, Humid(now.RelativeHumidity, "relative_humidity"), Unit.Percent);
        reading.Say(Variable.PressureMsl, Near(now.PressureMsl, "pressure_msl"), units.Pressure);
        reading.Say(Variable.CloudCover, Near(now.CloudCover, "cloud_cover"), Unit.Percent);
        reading.Say(Variable.Visibility, Near(now.Visibility, "visibility"), Unit.Metre);

        // Speed, direction and gust of one window, so that they agree with each other.
        var wind = new[]
        {
            (Minutes: 10, Speed: now.WindSpeed10, Direction: now.WindDirection10, Gust: now.WindGustSpeed10),
            (Minutes: 30, Speed: now.WindSpeed30, Direction: now.WindDirection30, Gust: now.WindGustSpeed30),
            (Minutes: 60, Speed: now.WindSpeed60, Direction: now.WindDirection60, Gust: now.WindGustSpeed60),
        }.FirstOrDefault(window => Near(window.Speed, $"wind_speed_{window.Minutes}") is not null);
        reading.Say(Variable.WindSpeed, wind.Speed, units.Speed);
        reading.Say(Variable.WindDirection, Near(wind.Direction, $"wind_direction_{wind.Minutes}"), Unit.Degree);
        reading.Say(Variable.WindGust, Near(wind.Gust, $"wind_gust_speed_{wind.Minutes}"), units.Speed);

        reading.Say(Variable.Precipitation, Near(now.Precipitation60, "precipitation_60"), Unit.Millimetre);
        reading.Say(
            Variable.ShortwaveRadiation,
            Irradiance(now.Solar10, 10) ?? Irradiance(now.Solar30, 30) ?? Irradiance(now.Solar60, 60),
            Unit.WattPerSquareMetre);

        double? Near(double? value, string field) => sources.Near(value, field, now.FallbackSourceIds);
        double? Humid(double? value, string field) => sources.NearAtHeight(value, field, now.SourceId, now.FallbackSourceIds);
        double? Irradiance(double? energy, int minutes) => units.Irradiance(Near(energy, $"solar_{minutes}"), TimeSpan.FromMinutes(minutes));
    }
}
