using System.Text.Json;
using WeatherHub.Api.Resources.Shared;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Lab.Mapping;

/// <summary>What is printed where there is no report.</summary>
internal static class FactsPage
{
    /// <summary>An endpoint that leads to others.</summary>
    internal static string Of(IReadOnlyDictionary<string, string> facts, string vendor, string endpoint) => Page.Write(json =>
    {
        json.WriteString("provider", vendor);
        json.WriteString("endpoint", endpoint);
        json.WriteStartObject("facts");
        foreach (var (name, value) in facts) json.WriteString(name, value);
        json.WriteEndObject();
    });

    /// <summary>A fault, and the vendor's state that it becomes in answers.</summary>
    internal static string Of(FaultKind fault, string? reason) => Page.Write(json =>
    {
        json.WriteString("fault", JsonNamingPolicy.CamelCase.ConvertName(fault.ToString()));
        json.WriteString("state", ProviderState.StateOf(fault));
        json.WriteString("reason", reason);
    });
}
