namespace WeatherHub.Contracts.V1;

/// <summary>What must be shown beside a vendor's values.</summary>
public sealed record Attribution
{
    /// <summary>The vendor's id.</summary>
    public required string Provider { get; init; }

    /// <summary>The words to show.</summary>
    public required string Text { get; init; }

    /// <summary>Where they link to.</summary>
    public required string Url { get; init; }

    /// <summary>The licence, as an SPDX-style identifier.</summary>
    public required string Licence { get; init; }

    /// <summary>The licence's text.</summary>
    public required string LicenceUrl { get; init; }

    /// <summary>Whether the values were changed: converted, merged or rounded. The hub always does.</summary>
    public required bool Modified { get; init; }

    /// <summary>Whether the vendor demands to be named.</summary>
    public required bool Required { get; init; }

    /// <summary>Whether the vendor allows commercial use on the plan that this hub uses.</summary>
    public required bool CommercialUse { get; init; }
}
