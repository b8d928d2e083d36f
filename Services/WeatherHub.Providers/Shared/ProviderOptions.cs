using Microsoft.Extensions.Options;

namespace WeatherHub.Providers.Shared;

/// <summary>
/// What an operator may say of a vendor, in the section <c>Providers:{folder}</c>. Without a word of it the vendor works as documented.
/// </summary>
internal sealed class ProviderOptions
{
    /// <summary>The section that every vendor's own is in.</summary>
    public const string Root = "Providers";

    /// <summary>The contact of every vendor whose own section says no other.</summary>
    public const string ContactKey = $"{Root}:{nameof(Contact)}";

    /// <summary>Whether the vendor is used.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>An absolute http(s) address instead of the vendor's own: a self-hosted server, a proxy, a simulated vendor.</summary>
    public string? BaseAddress { get; set; }

    /// <summary>A secret; never logged.</summary>
    public string? ApiKey { get; set; }

    /// <summary>What the hub's answers are used for; matters to vendors that are free for some uses only.</summary>
    public ProviderUsage Usage { get; set; }

    /// <summary>An e-mail or web address for the User-Agent; <c>Providers:Contact</c> unless the vendor's section has its own.</summary>
    public string? Contact { get; set; }

    /// <summary>Windows other than the vendor's documented ones.</summary>
    public QuotaOptions Quota { get; set; } = new();

    /// <summary>US dollars for one call.</summary>
    public double CostPerCall { get; set; }

    /// <summary>The key of one of these settings, for messages.</summary>
    public static string Key(string section, string setting) => $"{Root}:{section}:{setting}";
}

/// <summary>What answers are used for.</summary>
internal enum ProviderUsage
{
    /// <summary>No money is made with them.</summary>
    NonCommercial,

    /// <summary>Anything else, also advertisements and subscriptions.</summary>
    Commercial,
}

/// <summary>Says at start which key is wrong and what it must be.</summary>
internal sealed class ProviderOptionsValidation : IValidateOptions<ProviderOptions>
{
    public ValidateOptionsResult Validate(string? name, ProviderOptions options)
    {
        List<string> faults = [];
        if (options.BaseAddress is { Length: > 0 } address && !IsHttp(address))
            faults.Add($"{ProviderOptions.Key(name!, nameof(options.BaseAddress))} must be an absolute http(s) address");
        if (options.Contact is { Length: > 0 } contact && !IsContact(contact))
            faults.Add($"{ProviderOptions.ContactKey} must be an e-mail address or an absolute http(s) address");
        foreach (var setting in options.Quota.Wrong())
            faults.Add($"{ProviderOptions.Key(name!, $"{nameof(options.Quota)}:{setting}")} must be from 0 to {QuotaOptions.Most:0}");
        if (!QuotaOptions.IsPossible(options.CostPerCall))
            faults.Add($"{ProviderOptions.Key(name!, nameof(options.CostPerCall))} must be from 0 to {QuotaOptions.Most:0}");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static bool IsHttp(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https"
        && uri.Query.Length == 0
        && uri.Fragment.Length == 0;

    private static bool IsContact(string contact) =>
        contact.All(c => char.IsAscii(c) && !char.IsControl(c) && !char.IsWhiteSpace(c) && c is not ('(' or ')' or '\\'))
        && (contact.IndexOf('@', StringComparison.Ordinal) > 0 || IsHttp(contact));
}
