using System.Text.Json;
using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Consensus.Notices;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Lab.Mapping;

/// <summary>A report under the contract's names and in its SI units; null where the vendor says nothing.</summary>
internal static class ReportPage
{
    internal static string Of(Report report, string endpoint) => Page.Write(json =>
    {
        json.WriteString("provider", report.Provider);
        json.WriteString("endpoint", endpoint);
        json.WriteString("product", report.Kind.Name);
        json.Time("issuedAt", report.IssuedAt);
        json.Time("fetchedAt", report.FetchedAt);
        json.Time("expiresAt", report.ExpiresAt);
        json.Strings("lineage", report.Lineage);
        Place(json, report);
        Units(json, report);
        if (report.Hourly is { } hourly) Hourly(json, hourly);
        if (report.Current is { } current) Current(json, current);
        if (report.Daily.Count > 0) Daily(json, report.Daily);
        json.WriteStartObject("rejected");
        foreach (var group in report.Rejections.GroupBy(rejection => rejection.Variable))
            json.WriteNumber(VariableFacts.Of(group.Key).Name, group.Sum(rejection => rejection.Count));
        json.WriteEndObject();
        Warnings(json, report);
    });

    /// <summary>As in the contract's <c>status.warnings</c>.</summary>
    private static void Warnings(Utf8JsonWriter json, Report report)
    {
        json.WriteStartArray("warnings");
        foreach (var notice in MergeNotices.OfBounds([report]))
        {
            json.WriteStartObject();
            json.WriteString("code", notice.Code);
            json.WriteString("pointer", notice.Pointer);
            json.WriteString("detail", notice.Detail);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Place(Utf8JsonWriter json, Report report)
    {
        if (report.GridPoint is not { } point)
        {
            json.WriteNull("gridPoint");
            return;
        }

        json.WriteStartObject("gridPoint");
        json.Number("latitude", point.Latitude);
        json.Number("longitude", point.Longitude);
        json.Number("elevation", report.Elevation);
        json.WriteEndObject();
    }

    private static void Units(Utf8JsonWriter json, Report report)
    {
        json.WriteStartObject("units");
        foreach (var facts in VariableFacts.All)
            if (report.Hourly?[facts.Variable] is not null || report.Current?.Values.ContainsKey(facts.Variable) == true)
                json.WriteString(facts.Name, facts.Unit.Symbol());
        json.WriteEndObject();
    }

    private static void Hourly(Utf8JsonWriter json, HourlySeries hourly)
    {
        var said = VariableFacts.All.Where(facts => hourly[facts.Variable] is not null).ToList();
        json.WriteStartObject("hourly");
        json.WriteString("interval", "PT1H");
        json.Strings("time", Steps(i => hourly.Axis[i].Text()));
        foreach (var facts in said) json.Column(facts.Name, hourly[facts.Variable]!.Values.Select(value => value.Text()));
        json.Strings("slug", Steps(i => FactsAt(i)?.Slug));
        json.Column("wmo", Steps(i => FactsAt(i)?.Wmo?.ToString() ?? "null"));
        json.WriteStartObject("spanHours");
        foreach (var facts in said)
            if (hourly[facts.Variable]!.SpanHours is { } spans) json.Column(facts.Name, spans.Select(span => span.ToString()));
        json.WriteEndObject();
        json.WriteEndObject();

        IEnumerable<T> Steps<T>(Func<int, T> at) => Enumerable.Range(0, hourly.Axis.Count).Select(at);
        ConditionFacts? FactsAt(int index) => hourly.ConditionAt(index) is { } condition ? ConditionFacts.Of(condition) : null;
    }

    private static void Current(Utf8JsonWriter json, CurrentReading current)
    {
        json.WriteStartObject("current");
        json.Time("time", current.Time);
        json.WriteString("kind", JsonNamingPolicy.CamelCase.ConvertName(current.Kind.ToString()));
        if (current.Station is { } station)
        {
            json.WriteStartObject("station");
            json.WriteString("id", station.Id);
            json.WriteString("name", station.Name);
            json.Number("latitude", station.Location?.Latitude);
            json.Number("longitude", station.Location?.Longitude);
            json.Number("elevation", station.Elevation);
            json.Number("distance", station.Distance);
            json.WriteEndObject();
        }

        foreach (var facts in VariableFacts.All)
            if (current.Values.TryGetValue(facts.Variable, out var value)) json.Number(facts.Name, value);
        Condition(json, current.Condition);
        json.WriteEndObject();
    }

    private static void Daily(Utf8JsonWriter json, IReadOnlyList<DailyOutlook> days)
    {
        json.WriteStartArray("daily");
        foreach (var day in days)
        {
            json.WriteStartObject();
            json.WriteString("date", day.Date.ToString("yyyy-MM-dd"));
            json.Number("temperatureMax", day.TemperatureMax);
            json.Number("temperatureMin", day.TemperatureMin);
            json.Number("precipitationSum", day.PrecipitationSum);
            json.Number("precipitationProbabilityMax", day.PrecipitationProbabilityMax);
            json.Number("snowfallSum", day.SnowfallSum);
            json.Number("windSpeedMax", day.WindSpeedMax);
            json.Number("windGustMax", day.WindGustMax);
            json.Number("uvIndexMax", day.UvIndexMax);
            Condition(json, day.Condition);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Condition(Utf8JsonWriter json, Condition? condition)
    {
        var facts = condition is { } said ? ConditionFacts.Of(said) : null;
        json.WriteString("slug", facts?.Slug);
        json.Number("wmo", facts?.Wmo);
    }
}
