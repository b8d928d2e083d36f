using System.Diagnostics;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Units;

namespace WeatherHub.Providers.Shared;

/// <summary>The step from a vendor's words to ours, as a span of the vendor's: how much was said, and what physics forbade.</summary>
internal static class Mapping
{
    // The hub's own source: a trace does not name projects.
    private static readonly ActivitySource Source = new("WeatherHub");

    public static Report Traced(Func<Report> map)
    {
        using var span = Source.StartActivity("weatherhub.normalize");
        if (span is null) return map();
        try
        {
            var report = map();
            span.SetTag("weatherhub.normalize.fields", Fields(report));
            span.SetTag("weatherhub.schema.violations", report.Rejections.Sum(rejection => rejection.Count));
            return report;
        }
        catch (Exception exception)
        {
            span.SetTag("error.type", exception.GetType().FullName).SetStatus(ActivityStatusCode.Error);
            throw;
        }
    }

    private static int Fields(Report report) => VariableFacts.All.Count(facts =>
        report.Hourly?[facts.Variable] is not null || report.Current?.Values.ContainsKey(facts.Variable) == true);
}
