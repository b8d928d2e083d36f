namespace WeatherHub.Providers.Shared;

/// <summary>Why a vendor is off, in words an operator can act on.</summary>
internal static class Availability
{
    /// <summary>Null when nothing speaks against using the vendor.</summary>
    public static string? DisabledBecause(ProviderOptions options, string section, bool needsContact = false)
    {
        if (!options.Enabled) return $"switched off: {ProviderOptions.Key(section, nameof(options.Enabled))} is false";
        if (needsContact && options.Contact is not { Length: > 0 })
            return "no contact: this vendor wants to know whom to ask, set Providers:Contact to an e-mail or web address";
        return null;
    }
}
