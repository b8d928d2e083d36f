using System.Diagnostics;
using WeatherHub.Providers.Shared;
using WeatherHub.TestKit;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Providers.Tests.Shared;

[NonParallelizable]
public sealed class MappingTests
{
    private static readonly DateTimeOffset At = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private SpanRecorder spans = null!;

    [SetUp]
    public void Listen() => spans = new SpanRecorder("WeatherHub");

    [TearDown]
    public void Stop() => spans.Dispose();

    [Test]
    public void A_mapping_is_a_span_that_tells_how_much_was_said_and_how_much_was_impossible()
    {
        var hours = new HourlySeriesBuilder();
        hours.Instant(Variable.Temperature, At, 20, Unit.Celsius);
        hours.Instant(Variable.RelativeHumidity, At, 50, Unit.Percent);
        hours.Instant(Variable.Temperature, At.AddHours(1), 900, Unit.Celsius);
        var report = Mapping.Traced(() => new Report
        {
            Provider = "vendor-a",
            Kind = ReportKind.Forecast,
            FetchedAt = At,
            ExpiresAt = At.AddHours(1),
            Lineage = ["a"],
            Hourly = hours.Build(),
            Rejections = hours.Rejections,
        });
        var span = spans.Single();
        Assert.That(report.Provider, Is.EqualTo("vendor-a"));
        Assert.That(
            (span.DisplayName, span.GetTagItem("weatherhub.normalize.fields"), span.GetTagItem("weatherhub.schema.violations")),
            Is.EqualTo(("weatherhub.normalize", (object)2, (object)1)));
    }

    [Test]
    public void A_mapping_that_fails_is_a_span_that_says_so()
    {
        Assert.That(() => Mapping.Traced(() => throw Faults.BadPayload("as the test wants")), Throws.InstanceOf<ProviderFaultException>());
        Assert.That(
            (spans.Single().Status, spans.Single().GetTagItem("error.type")),
            Is.EqualTo((ActivityStatusCode.Error, (object)typeof(ProviderFaultException).FullName!)));
    }
}
