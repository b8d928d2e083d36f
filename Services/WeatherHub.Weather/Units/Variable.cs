namespace WeatherHub.Weather.Units;

/// <summary>What an hour or a moment can say. Each has one canonical unit, see <see cref="VariableFacts"/>.</summary>
public enum Variable
{
    /// <summary>Air temperature at 2 m, °C.</summary>
    Temperature,
    /// <summary>Feels-like temperature, °C.</summary>
    ApparentTemperature,
    /// <summary>Dew point at 2 m, °C.</summary>
    DewPoint,
    /// <summary>Relative humidity at 2 m, %.</summary>
    RelativeHumidity,
    /// <summary>Air pressure reduced to mean sea level, hPa.</summary>
    PressureMsl,
    /// <summary>Wind speed at 10 m, m/s.</summary>
    WindSpeed,
    /// <summary>Maximum gust in the step, m/s.</summary>
    WindGust,
    /// <summary>Direction the wind blows from, degrees from north.</summary>
    WindDirection,
    /// <summary>Total cloud cover, %.</summary>
    CloudCover,
    /// <summary>Precipitation of every phase in the step, mm of water.</summary>
    Precipitation,
    /// <summary>Probability of measurable precipitation in the step, %.</summary>
    PrecipitationProbability,
    /// <summary>Fresh snow in the step, cm of depth.</summary>
    Snowfall,
    /// <summary>Horizontal visibility, m.</summary>
    Visibility,
    /// <summary>UV index with clouds.</summary>
    UvIndex,
    /// <summary>UV index as under a clear sky: evidence, never shown as the UV index.</summary>
    UvIndexClearSky,
    /// <summary>Mean global horizontal irradiance in the step, W/m².</summary>
    ShortwaveRadiation,
    /// <summary>Probability of thunder in the step, %: evidence for the condition.</summary>
    ThunderProbability,
}
