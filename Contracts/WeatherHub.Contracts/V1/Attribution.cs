using System.Text.Json.Serialization;

namespace WeatherHub.Contracts.V1;

/// <summary>What must be shown beside a vendor's values.</summary>
public sealed record Attribution
{
    /// <summary>The vendor's id.</summary>
    [JsonPropertyName("provider")]
    public required string Provider { get; init; }

    /// <summary>The words to show.</summary>
    [JsonPropertyName("text")]
    public required string Text { get; init; }

    /// <summary>Where they link to.</summary>
    [JsonPropertyName("url")]
    public required string Url { get; init; }

    /// <summary>The licence, as an SPDX-style identifier.</summary>
    [JsonPropertyName("licence")]
    public required string Licence { get; init; }

    /// <summary>The licence's text.</summary>
    [JsonPropertyName("licenceUrl")]
    public required string LicenceUrl { get; init; }

    /// <summary>Whether the values were changed: converted, merged or rounded. The hub always does.</summary>
    [JsonPropertyName("modified")]
    public required bool Modified { get; init; }

    /// <summary>Whether the vendor demands to be named.</summary>
    [JsonPropertyName("required")]
    public required bool Required { get; init; }

    /// <summary>Whether the vendor allows commercial use on the plan that this hub uses.</summary>
    [JsonPropertyName("commercialUse")]
    public required bool CommercialUse { get; init; }
}
