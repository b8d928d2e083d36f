using WeatherHub.Weather.Physics;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Fetching;

/// <summary>
/// The height that an answer is for: what the caller gave; else the ground at the place, as a provider with a terrain model of its own
/// has it; else the height of the first grid point, else of the first station.
/// </summary>
internal sealed class PlaceElevation(IEnumerable<IWeatherProvider> providers)
{
    private readonly HashSet<string> surveyors =
        [.. from provider in providers where provider.Profile.TakesElevation select provider.Profile.Id];

    /// <summary>Null where no report says.</summary>
    /// <param name="asked">Metres above sea level, when the caller gave it.</param>
    /// <param name="reports">The reports of the place, in the catalogue's order.</param>
    public ReferenceHeight? Of(double? asked, IReadOnlyList<Report> reports)
    {
        if (asked is { } metres) return new ReferenceHeight(metres, IsAsked: true);
        var known = reports.Where(report => LapseRate.Possible(report.Elevation) is not null)
            .OrderBy(Rank).ThenBy(report => report.Kind.Order).FirstOrDefault();
        return known is null ? null : new ReferenceHeight(known.Elevation!.Value, IsAsked: false);
    }

    private int Rank(Report report) => surveyors.Contains(report.Provider) ? 0 : 1;
}
