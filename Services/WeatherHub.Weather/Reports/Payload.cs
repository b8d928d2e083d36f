using WeatherHub.Weather.Series;

namespace WeatherHub.Weather.Reports;

/// <summary>What a report says; one type for each shape of data. Several kinds may share one.</summary>
public abstract record Payload
{
    /// <summary>Whether it says nothing at all.</summary>
    public abstract bool IsEmpty { get; }
}

/// <summary>Weather in numbers: hour by hour, now, day by day.</summary>
/// <param name="Hourly">Hour by hour.</param>
/// <param name="Current">Now.</param>
/// <param name="Daily">The provider's own days; they serve past its hourly horizon only.</param>
public sealed record WeatherPayload(HourlySeries? Hourly, CurrentReading? Current, IReadOnlyList<DailyOutlook> Daily) : Payload
{
    /// <summary>Nothing.</summary>
    public static WeatherPayload Empty { get; } = new(null, null, []);

    /// <inheritdoc/>
    public override bool IsEmpty => Hourly is null && Current is null && Daily.Count == 0;
}
