using WeatherHub.Weather.Reports;

namespace WeatherHub.Providers;

/// <summary>What the hub reads out of one recorded response of a vendor; the same code reads live ones.</summary>
/// <param name="Known">False when the vendor or the endpoint is none that the hub uses; then everything else is null.</param>
/// <param name="Report">What was understood; null for a fault, and for an endpoint that only leads to others.</param>
/// <param name="Fault">What the response becomes when it cannot be used.</param>
/// <param name="Reason">The fault in our own words.</param>
/// <param name="Facts">What an endpoint that only leads to others said, name by name.</param>
public sealed record RecordedResult(
    bool Known, Report? Report, FaultKind? Fault = null, string? Reason = null, IReadOnlyDictionary<string, string>? Facts = null);
