using Microsoft.Extensions.DependencyInjection;
using WeatherHub.Api.Fetching;
using WeatherHub.Api.Quotas;
using WeatherHub.Api.Redis;
using WeatherHub.Api.Resilience;
using WeatherHub.Api.Telemetry;

namespace WeatherHub.Api.Tests;

/// <summary>The parts of the hub between its endpoints and its providers, for tests that have providers of their own.</summary>
internal static class HubServices
{
    public static void AddHubParts(this IServiceCollection services)
    {
        services.AddMeter();
        services.AddRedis();
        services.AddQuotas();
        services.AddResilience();
        services.AddFetching();
    }
}
