using WeatherHub.Providers.Tests.Conformance;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Providers.Tests.Nws;

public sealed class NwsConformance : ConformanceSuite
{
    protected override string Id => "nws";

    protected override string Folder => "Nws";

    protected override Coordinates Place => new(40.71, -74.01);

    protected override DateTimeOffset Now => new(2026, 2, 6, 22, 0, 0, TimeSpan.Zero);

    // The list of alerts exists for any point of the world.
    protected override FaultKind NotFound(ReportKind product) =>
        product == ReportKind.Alerts ? FaultKind.Refused : FaultKind.NotCovered;

    protected override FaultKind Forbidden => FaultKind.RateLimited;

    protected override IReadOnlyList<Exchange> Exchanges(ReportKind product) =>
        product == ReportKind.Forecast
            ?
            [
                new("/points/40.71,-74.01", "points--new-york.json"),
                new("/gridpoints/OKX/33,35", "gridpoints-raw--pynws-detailed.json"),
                new("/gridpoints/OKX/33,35/forecast/hourly", "gridpoints-forecast-hourly--new-york.json"),
            ]
            : product == ReportKind.Alerts
            ?
            [
                new("/points/40.71,-74.01", "points--new-york.json"),
                new("/alerts/active", "alerts-active--flood-watch.json"),
            ]
            :
            [
                new("/points/40.71,-74.01", "points--new-york.json"),
                new("/gridpoints/OKX/33,35/stations", "gridpoints-stations--new-york.json"),
                new("/stations/KNYC/observations/latest", "observations-latest--washington-kdca.json"),
            ];

    // The cell is located for the forecast and remembered for the present.
    protected override IReadOnlyList<string> Asked(ReportKind product) =>
    [
        product == ReportKind.Forecast ? "/points/40.71,-74.01"
        : product == ReportKind.Alerts ? "/alerts/active?point=40.71"
            : "/gridpoints/OKX/33,35/stations",
    ];
}
