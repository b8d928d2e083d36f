using WeatherHub.Weather.Geography;

namespace WeatherHub.Weather.Providers;

/// <summary>What is known of a provider without a request.</summary>
public sealed record ProviderProfile
{
    /// <summary>Kebab case; stable for ever.</summary>
    public required string Id { get; init; }

    /// <summary>For people.</summary>
    public required string Name { get; init; }

    /// <summary>What must be shown beside its data, and under which terms.</summary>
    public required Attribution Attribution { get; init; }

    /// <summary>Where it has data.</summary>
    public required Coverage Coverage { get; init; }

    /// <summary>How far ahead its hours reach.</summary>
    public required TimeSpan Horizon { get; init; }

    /// <summary>The models behind its numbers at a place, most important first.</summary>
    public required Func<Coordinates, IReadOnlyList<string>> LineageAt { get; init; }

    /// <summary>
    /// Whether its reports are for a requested height, or the ground at the place by its own terrain. Otherwise they are for the height of
    /// its grid point or station.
    /// </summary>
    public bool TakesElevation { get; init; }

    /// <summary>How often it may be called.</summary>
    public CallQuota Quota { get; init; } = CallQuota.Unlimited;

    /// <summary>The vendor's documentation.</summary>
    public required Uri Documentation { get; init; }

    /// <summary>Null when it is on; otherwise why it is off, in words an operator can act on.</summary>
    public string? DisabledBecause { get; init; }
}

/// <summary>What must be shown beside a vendor's data.</summary>
/// <param name="Text">The words.</param>
/// <param name="Url">Where they link to.</param>
/// <param name="Licence">SPDX-style identifier.</param>
/// <param name="LicenceUrl">The licence text.</param>
/// <param name="Required">Whether the vendor demands it.</param>
/// <param name="CommercialUse">Whether the vendor allows commercial use on the plan in use.</param>
public sealed record Attribution(string Text, Uri Url, string Licence, Uri LicenceUrl, bool Required, bool CommercialUse);
