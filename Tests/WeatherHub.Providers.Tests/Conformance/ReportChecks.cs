using WeatherHub.Weather.Alerts;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Providers.Tests.Conformance;

/// <summary>What holds of every report, whoever made it.</summary>
internal static class ReportChecks
{
    /// <summary>The first thing wrong with a report; null when nothing is.</summary>
    public static string? FirstFault(Report report)
    {
        if ((report.Lineage.Count == 0) != (report.Kind == ReportKind.Alerts) || report.Lineage.Any(model => model.Length == 0))
            return "no lineage, or alerts with one";
        if (report.ExpiresAt <= report.FetchedAt)
            return "expires before it came";
        if (report.Payload.IsEmpty)
            return "says nothing";
        if (
            report.Payload is AlertPayload { Alerts: var alerts }
            && alerts.Any(alert => alert.Identifier.Length == 0 || alert.Event.Length == 0))
            return "has an alert without an identifier or an event";
        if (report.GridPoint is { } point && !(Math.Abs(point.Latitude) <= 90 && Math.Abs(point.Longitude) <= 180))
            return "stands nowhere on earth";
        if (report.Elevation is { } elevation && !double.IsFinite(elevation))
            return "stands at no height";
        return (report.Hourly is { } hourly ? FirstFault(hourly) : null)
            ?? (report.Current is { } current ? FirstFault(current) : null)
            ?? (report.Daily.Select(day => day.Date).Distinct().Count() == report.Daily.Count ? null : "says a day twice");
    }

    private static string? FirstFault(HourlySeries hourly)
    {
        var axis = hourly.Axis;
        if (axis.Start.Offset != TimeSpan.Zero || axis.Start.UtcTicks % TimeSpan.TicksPerHour != 0) return "its hours start off the hour";
        if (axis.Count is < 1 or > HourlySeriesBuilder.LongestSeries) return $"has {axis.Count} hours";
        foreach (var facts in VariableFacts.All)
        {
            if (hourly[facts.Variable] is not { } column) continue;
            if (column.Values.Length != axis.Count) return $"{facts.Name} has another length than the axis";
            if (column.SpanHours is { } spans && spans.Length != axis.Count) return $"{facts.Name} has spans of another length";
            if (Array.Exists(column.Values, value => !double.IsNaN(value) && !(value >= facts.Minimum && value <= facts.Maximum)))
                return $"{facts.Name} leaves its bounds";
        }

        for (var i = 0; i < axis.Count; i++)
            if (hourly.ValueAt(Variable.WindSpeed, i) == 0 && !double.IsNaN(hourly.ValueAt(Variable.WindDirection, i)))
                return "a calm has a direction";
        return null;
    }

    private static string? FirstFault(CurrentReading current)
    {
        if (current.Values.Count == 0 && current.Condition is null) return "says nothing of now";
        foreach (var (variable, value) in current.Values)
        {
            var facts = VariableFacts.Of(variable);
            if (!(value >= facts.Minimum && value <= facts.Maximum)) return $"{facts.Name} of now leaves its bounds";
        }

        if (current.Values.GetValueOrDefault(Variable.WindSpeed, double.NaN) == 0 && current.Values.ContainsKey(Variable.WindDirection))
            return "a calm of now has a direction";
        return current.Kind == ReadingKind.Model && current.Station is not null ? "a model with a station" : null;
    }
}
