using WeatherHub.Weather.Geography;

namespace WeatherHub.Providers.Shared;

/// <summary>What a mapper is told besides the vendor's words.</summary>
/// <param name="FetchedAt">When they came.</param>
/// <param name="ExpiresAt">Until when they need not be fetched again.</param>
/// <param name="Cell">The cell asked for; null for a captured answer, whose own coordinates then serve.</param>
/// <param name="Validator">For asking "anything new?".</param>
internal sealed record ReportMetadata(DateTimeOffset FetchedAt, DateTimeOffset ExpiresAt, Coordinates? Cell = null, string? Validator = null);
