using System.Globalization;
using WeatherHub.Providers.Shared;
using WeatherHub.Weather.Providers;

namespace WeatherHub.Providers.Nws;

/// <summary>A square of an office's forecast grid.</summary>
internal sealed record NwsGridpoint(string Office, int X, int Y)
{
    /// <summary>What holds a place that lies outside every grid.</summary>
    public static NwsGridpoint Nowhere { get; } = new("", 0, 0);

    /// <summary>As replicas tell each other: <c>LOT/76/73</c>.</summary>
    public override string ToString() => $"{Office}/{X}/{Y}";

    /// <summary>Reads what <see cref="ToString"/> spelled; null for anything else.</summary>
    internal static NwsGridpoint? Read(string spelled) => spelled == Nowhere.ToString() ? Nowhere
        : spelled.Split('/') is [var office, var x, var y]
        && int.TryParse(x, NumberStyles.None, CultureInfo.InvariantCulture, out var column) && int.TryParse(y, NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            ? Of(new NwsPoint { Properties = new NwsPointProperties { GridId = office, GridX = column, GridY = row } })
            : null;

    /// <summary>
    /// The square of a point. A point that lies in no grid has nothing, or a null, where its square or all its properties should stand,
    /// with status 200 (weather-gov/api#51, #116): that is <see cref="Nowhere"/>, as 404 is.
    /// </summary>
    /// <exception cref="ProviderFaultException">The answer describes no point, or a square that cannot be.</exception>
    internal static NwsGridpoint Locate(NwsPoint? wire) =>
        wire is not null && Of(wire) is { } square ? square
        : wire is { Status: null or 404, Properties: { GridId: null or "" } or { GridX: null } or { GridY: null } } ? Nowhere
        : wire is { Status: 404, Properties: null } ? Nowhere
        : throw Faults.BadPayload("no grid square");

    /// <summary>Null when the answer names none; a name that is no plain word never enters a path.</summary>
    internal static NwsGridpoint? Of(NwsPoint wire) =>
        wire.Properties is { GridId: { Length: > 0 and <= 8 } office, GridX: >= 0 and <= 99_999 and var x, GridY: >= 0 and <= 99_999 and var y }
        && office.All(char.IsAsciiLetterOrDigit)
            ? new NwsGridpoint(office, (int)x, (int)y)
            : null;
}
