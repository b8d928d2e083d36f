using WeatherHub.Weather.Conditions;

namespace WeatherHub.Weather.Reports;

/// <summary>A vendor's own statement about a local day; serves only past its hourly horizon.</summary>
public sealed record DailyOutlook
{
    /// <summary>The local date.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>°C.</summary>
    public double? TemperatureMax { get; init; }

    /// <summary>°C.</summary>
    public double? TemperatureMin { get; init; }

    /// <summary>mm of water.</summary>
    public double? PrecipitationSum { get; init; }

    /// <summary>%.</summary>
    public double? PrecipitationProbabilityMax { get; init; }

    /// <summary>cm of depth.</summary>
    public double? SnowfallSum { get; init; }

    /// <summary>m/s.</summary>
    public double? WindSpeedMax { get; init; }

    /// <summary>m/s.</summary>
    public double? WindGustMax { get; init; }

    /// <summary>UV index.</summary>
    public double? UvIndexMax { get; init; }

    /// <summary>The vendor's own condition.</summary>
    public Condition? Condition { get; init; }
}
