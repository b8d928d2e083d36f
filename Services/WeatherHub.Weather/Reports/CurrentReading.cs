using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Reports;

/// <summary>Where a statement about the present comes from.</summary>
public enum ReadingKind
{
    /// <summary>Measured at a station.</summary>
    Observation,
    /// <summary>Computed by a model.</summary>
    Model,
}

/// <summary>The station behind an observation.</summary>
/// <param name="Id">The vendor's identifier.</param>
/// <param name="Name">Its name, when given.</param>
/// <param name="Location">Where it stands, when given.</param>
/// <param name="Elevation">Metres above sea level, when given.</param>
/// <param name="Distance">Metres from the place requested, when known.</param>
public sealed record Station(string Id, string? Name, Coordinates? Location, double? Elevation, double? Distance);

/// <summary>The weather at one moment, in canonical units.</summary>
public sealed record CurrentReading
{
    /// <summary>When it was true.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Measured or computed.</summary>
    public required ReadingKind Kind { get; init; }

    /// <summary>
    /// What was said, in canonical units; a variable that is absent was not said. Precipitation and snowfall are the whole
    /// past hour's own: those of a shorter window were not said. A gust is the highest of the vendor's window.
    /// </summary>
    public required IReadOnlyDictionary<Variable, double> Values { get; init; }

    /// <summary>The vendor's own condition: evidence.</summary>
    public Condition? Condition { get; init; }

    /// <summary>The station, for an observation.</summary>
    public Station? Station { get; init; }

    /// <summary>Metres from a place to the station; null where it is not known.</summary>
    internal double? DistanceTo(Coordinates place) => Station is null ? null : Station.Distance ?? Station.Location?.DistanceTo(place);
}

/// <summary>Collects a vendor's present values, each with its unit; bounds are the same as for hours.</summary>
public sealed class CurrentReadingBuilder
{
    private readonly Dictionary<Variable, double> values = [];
    private readonly List<Rejection> rejections = [];

    /// <summary>What was said and is physically possible.</summary>
    public IReadOnlyDictionary<Variable, double> Values => values;

    /// <summary>What was said and is not.</summary>
    public IReadOnlyList<Rejection> Rejections => rejections;

    /// <summary>Adds one value; null, NaN and infinities are missing, and a calm has no direction.</summary>
    public void Say(Variable variable, double? value, Unit unit)
    {
        if (VariableFacts.Of(variable).Canonical(value, unit) is { } admitted) values[variable] = admitted;
        else if (VariableFacts.IsSaid(value)) rejections.Add(new Rejection(variable, 1));
        if (values.TryGetValue(Variable.WindSpeed, out var speed) && CalmWind.Is(speed)) values.Remove(Variable.WindDirection);
    }
}
