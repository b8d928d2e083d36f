using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Units;

namespace WeatherHub.Api.Fetching;

/// <summary>About how many bytes of memory a report holds: what bounds the memory cache.</summary>
internal static class ReportSize
{
    private const long Fixed = 1024;
    private const long Day = 160;
    private const long Condition = 8;

    public static long Of(Report report)
    {
        var bytes = Fixed + report.Daily.Count * Day + (report.Current is null ? 0 : Fixed);
        if (report.Hourly is not { } hourly) return bytes;
        if (hourly.HasConditions) bytes += hourly.Axis.Count * Condition;
        if (hourly.Heights is not null) bytes += hourly.Axis.Count * sizeof(double);
        foreach (var facts in VariableFacts.All)
            if (hourly[facts.Variable] is { } column)
                bytes += column.Values.Length * sizeof(double) + (column.SpanHours?.Length ?? 0) + 64;
        return bytes;
    }
}
