using WeatherHub.Providers.Tests.Conformance;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Providers.Tests.OpenMeteo;

public sealed class OpenMeteoConformance : ConformanceSuite
{
    protected override string Id => "open-meteo";

    protected override string Folder => "OpenMeteo";

    protected override Coordinates Place => new(52.52, 13.41);

    protected override DateTimeOffset Now => new(2025, 7, 27, 3, 5, 0, TimeSpan.Zero);

    protected override IReadOnlyList<Exchange> Exchanges(ReportKind product) => [new("/v1/forecast", "forecast--berlin-all-params.json")];

    protected override IReadOnlyList<string> Asked(ReportKind product) =>
    [
        "latitude=52.52", "longitude=13.41", "wind_speed_unit=ms", "timeformat=unixtime", "timezone=GMT",
        "hourly=temperature_2m,", "past_days=1", "forecast_days=16", "current=temperature_2m,",
    ];
}
