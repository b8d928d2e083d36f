using WeatherHub.Weather.Geography;

namespace WeatherHub.Weather.Providers;

/// <summary>Where a vendor has data: the whole world, or boxes that hold its area (a vendor may still say "not here" inside one).</summary>
public sealed class Coverage
{
    private readonly Box[]? boxes;

    private Coverage(string description, Box[]? boxes)
    {
        Description = description;
        this.boxes = boxes;
    }

    /// <summary>A box on the globe, borders included.</summary>
    /// <param name="South">Degrees north.</param>
    /// <param name="West">Degrees east.</param>
    /// <param name="North">Degrees north.</param>
    /// <param name="East">Degrees east; smaller than <paramref name="West"/> for a box across the date line.</param>
    public readonly record struct Box(double South, double West, double North, double East)
    {
        /// <summary>Whether the point lies in the box, by either name of the antimeridian.</summary>
        public bool Contains(Coordinates point) =>
            point.Latitude >= South && point.Latitude <= North
            && (Spans(point.Longitude) || (Math.Abs(point.Longitude) == 180 && Spans(-point.Longitude)));

        private bool Spans(double longitude) =>
            West <= East ? longitude >= West && longitude <= East : longitude >= West || longitude <= East;
    }

    /// <summary>For people, e.g. <c>global</c>.</summary>
    public string Description { get; }

    /// <summary>Everywhere.</summary>
    public static Coverage Global { get; } = new("global", null);

    /// <summary>Within any of the boxes.</summary>
    public static Coverage Within(string description, params Box[] boxes) => new(description, boxes);

    /// <summary>Whether the vendor may have data for the point.</summary>
    public bool Covers(Coordinates point) => boxes is null || Array.Exists(boxes, box => box.Contains(point));
}
