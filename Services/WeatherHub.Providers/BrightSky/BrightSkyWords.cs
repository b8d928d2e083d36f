namespace WeatherHub.Providers.BrightSky;

/// <summary>What a row says of the sky, as far as its sources stand near enough.</summary>
/// <param name="Condition">The service's word.</param>
/// <param name="Icon">What it computed from that word, precipitation, wind and cloud cover.</param>
/// <param name="CloudCover">%.</param>
internal readonly record struct BrightSkyWords(string? Condition, string? Icon, double? CloudCover);
