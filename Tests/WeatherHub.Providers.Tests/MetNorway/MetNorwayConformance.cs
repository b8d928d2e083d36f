using WeatherHub.Providers.Tests.Conformance;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Providers.Tests.MetNorway;

public sealed class MetNorwayConformance : ConformanceSuite
{
    protected override string Id => "met-norway";

    protected override string Folder => "MetNorway";

    protected override Coordinates Place => new(53.5, 13);

    protected override DateTimeOffset Now => new(2022, 8, 2, 15, 45, 0, TimeSpan.Zero);

    protected override FaultKind NotFound(ReportKind product) => FaultKind.NotCovered;

    protected override IReadOnlyList<Exchange> Exchanges(ReportKind product) =>
        [new("/weatherapi/locationforecast/2.0/complete", "locationforecast-complete--berlin.json")];

    protected override IReadOnlyList<string> Asked(ReportKind product) =>
        ["/weatherapi/locationforecast/2.0/complete?", "lat=53.5", "lon=13"];
}
