namespace WeatherHub.Weather.Reports;

/// <summary>What can be asked of a vendor in one go; each is cached and refreshed on its own.</summary>
public enum Product
{
    /// <summary>The hourly forecast (and, where a vendor has one, its daily block).</summary>
    Forecast,

    /// <summary>The weather now: a station's observation or the vendor's own analysis.</summary>
    Current,
}
