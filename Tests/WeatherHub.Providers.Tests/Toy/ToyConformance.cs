using WeatherHub.Providers.Shared;
using WeatherHub.Providers.Tests.Conformance;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Providers.Tests.Toy;

/// <summary>What the suite asks of every vendor holds for one that shares nothing but <c>Shared</c> with the others.</summary>
public sealed class ToyConformance : ConformanceSuite
{
    private protected override Registration? OfNoCatalogue => ToyProvider.Registration;

    protected override string Id => ToyProvider.Id;

    protected override string Folder => ToyProvider.Section;

    protected override Coordinates Place => new(52.52, 13.41);

    protected override DateTimeOffset Now => new(2026, 3, 1, 6, 0, 0, TimeSpan.Zero);

    protected override IReadOnlyList<Exchange> Exchanges(ReportKind product) => [new("/hours", "hours--made-up.json")];

    protected override IReadOnlyList<string> Asked(ReportKind product) => ["/hours?", "lat=52.52", "lon=13.41"];
}
