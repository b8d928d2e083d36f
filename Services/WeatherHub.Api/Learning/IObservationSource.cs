using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Learning;

/// <summary>Where observations come from. Whether one is fit to judge forecasts by is not the source's to say.</summary>
internal interface IObservationSource
{
    /// <summary>What was observed lately near a place; in any order.</summary>
    /// <param name="place">The place.</param>
    /// <param name="reports">What vendors said of it, at its height.</param>
    Task<IReadOnlyList<CurrentReading>> NearAsync(PlaceKey place, IReadOnlyList<Report> reports);
}

/// <summary>The stations of vendors, whose readings come with what callers ask for.</summary>
internal sealed class VendorStations : IObservationSource
{
    public Task<IReadOnlyList<CurrentReading>> NearAsync(PlaceKey place, IReadOnlyList<Report> reports) =>
        Task.FromResult<IReadOnlyList<CurrentReading>>(
            [.. from report in reports where report.Kind == ReportKind.Current && report.Current is not null select report.Current]);
}
