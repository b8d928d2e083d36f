using WeatherHub.Weather.Providers;

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

/// <summary>Licences that several vendors give their data under.</summary>
internal static class Licences
{
    /// <summary>Creative Commons Attribution 4.0.</summary>
    public static Attribution CcBy(string text, string home, bool isCommercial = true) =>
        new(
            text,
            new Uri(home),
            "CC-BY-4.0",
            new Uri("https://creativecommons.org/licenses/by/4.0/"),
            Required: true,
            CommercialUse: isCommercial);
}
