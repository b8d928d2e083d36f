using WeatherHub.Weather.Providers;
using Attribution = WeatherHub.Contracts.V1.Attribution;

namespace WeatherHub.Api.Resources.Shared;

/// <summary>What must be shown beside a vendor's values.</summary>
internal static class Attributions
{
    internal static Attribution Of(ProviderProfile profile) => new()
    {
        Provider = profile.Id,
        Text = profile.Attribution.Text,
        Url = profile.Attribution.Url.AbsoluteUri,
        Licence = profile.Attribution.Licence,
        LicenceUrl = profile.Attribution.LicenceUrl.AbsoluteUri,
        Modified = true,
        Required = profile.Attribution.Required,
        CommercialUse = profile.Attribution.CommercialUse,
    };
}
