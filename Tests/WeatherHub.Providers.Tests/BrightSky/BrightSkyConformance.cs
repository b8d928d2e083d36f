using WeatherHub.Providers.Tests.Conformance;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Providers.Tests.BrightSky;

public sealed class BrightSkyConformance : ConformanceSuite
{
    protected override string Id => "bright-sky";

    protected override string Folder => "BrightSky";

    protected override Coordinates Place => new(52.52, 13.4);

    protected override DateTimeOffset Now => new(2025, 9, 18, 13, 45, 0, TimeSpan.Zero);

    protected override FaultKind NotFound(ReportKind product) => FaultKind.NotCovered;

    protected override IReadOnlyList<Exchange> Exchanges(ReportKind product) =>
        product == ReportKind.Forecast ? [new("/weather", "weather--berlin-hourly-182.json")]
        : product == ReportKind.Alerts ? [new("/alerts", "alerts--berlin-two.json")]
            : [new("/current_weather", "current-weather--berlin.json")];

    protected override IReadOnlyList<string> Asked(ReportKind product) =>
        product == ReportKind.Forecast
            ?
            [
                "/weather?",
                "lat=52.52",
                "lon=13.4",
                "date=2025-09-17T00:00Z",
                "last_date=2025-09-28T00:00Z",
                "max_dist=50000",
                "tz=UTC",
                "units=dwd",
            ]
        : product == ReportKind.Alerts ? ["/alerts?", "lat=52.52", "lon=13.4", "tz=UTC"]
            : ["/current_weather?", "lat=52.52", "lon=13.4", "max_dist=50000", "tz=UTC", "units=dwd"];
}
