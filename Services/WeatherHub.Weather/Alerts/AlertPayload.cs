using WeatherHub.Weather.Reports;

namespace WeatherHub.Weather.Alerts;

/// <summary>The alerts of a provider for a place.</summary>
/// <param name="Alerts">What it warns of; empty when it warns of nothing.</param>
/// <param name="IsOfficial">
/// Whether it has all alerts of the service that is responsible for the place, so that what is not in the list is not in force.
/// </param>
public sealed record AlertPayload(IReadOnlyList<Alert> Alerts, bool IsOfficial) : Payload
{
    /// <inheritdoc/>
    public override bool IsEmpty => false; // An empty list is a statement.
}
