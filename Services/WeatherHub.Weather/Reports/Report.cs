using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Reports;

/// <summary>One vendor's answer about one cell, in the hub's words: canonical units, UTC steps, nothing of the vendor's dialect.</summary>
public sealed record Report
{
    /// <summary>The vendor's id.</summary>
    public required string Provider { get; init; }

    /// <summary>What was requested.</summary>
    public required ReportKind Kind { get; init; }

    /// <summary>When the vendor answered (or last confirmed the answer).</summary>
    public required DateTimeOffset FetchedAt { get; init; }

    /// <summary>Until when it need not be fetched again.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When the vendor made it, where it says so.</summary>
    public DateTimeOffset? IssuedAt { get; init; }

    /// <summary>
    /// The models behind it at this place, most important first; vendors with the same first model are not independent. Alerts have none.
    /// </summary>
    public required IReadOnlyList<string> Lineage { get; init; }

    /// <summary>The vendor's grid point or station, where it says so.</summary>
    public Coordinates? GridPoint { get; init; }

    /// <summary>Metres above sea level that the vendor's numbers are for, where it says so.</summary>
    public double? Elevation { get; init; }

    /// <summary>What it says.</summary>
    public Payload Payload { get; init; } = WeatherPayload.Empty;

    /// <summary>Hour by hour, of a report of weather in numbers.</summary>
    public HourlySeries? Hourly
    {
        get => Weather.Hourly;
        init => Payload = Weather with { Hourly = value };
    }

    /// <summary>Now, of a report of weather in numbers.</summary>
    public CurrentReading? Current
    {
        get => Weather.Current;
        init => Payload = Weather with { Current = value };
    }

    /// <summary>The vendor's own days, of a report of weather in numbers; they serve past its hourly horizon only.</summary>
    public IReadOnlyList<DailyOutlook> Daily
    {
        get => Weather.Daily;
        init => Payload = Weather with { Daily = value };
    }

    /// <summary>What the vendor sent and physics forbids.</summary>
    public IReadOnlyList<Rejection> Rejections { get; init; } = [];

    /// <summary>Whether its temperatures are all impossible where an earlier report, then the better one, had possible ones.</summary>
    public bool LostTemperature(Report? earlier) =>
        earlier is not null
        && earlier.HasTemperature
        && !HasTemperature
        && Rejections.Any(rejection => rejection.Variable == Variable.Temperature);

    private bool HasTemperature => Hourly?[Variable.Temperature] is not null || Current?.Values.ContainsKey(Variable.Temperature) == true;

    /// <summary>The vendor's validator (a <c>Last-Modified</c> date or an entity tag) for conditional requests.</summary>
    public string? Validator { get; init; }

    private WeatherPayload Weather => Payload as WeatherPayload ?? WeatherPayload.Empty;
}

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
