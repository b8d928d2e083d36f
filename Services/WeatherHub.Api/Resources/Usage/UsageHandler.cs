using System.Text.Json;
using WeatherHub.Api.Http;
using WeatherHub.Api.Quotas;
using WeatherHub.Contracts.V1;
using WeatherHub.Weather.Providers;

namespace WeatherHub.Api.Resources.Usage;

/// <summary>Calls of providers made and saved: true of one moment and one replica, and therefore never stored.</summary>
internal sealed class UsageHandler(
    IEnumerable<IWeatherProvider> providers, UsageStatistics statistics, ProviderQuotas quotas, TimeProvider clock)
{
    private readonly string[] enabled =
        [.. from provider in providers where provider.Profile.DisabledBecause is null select provider.Profile.Id];

    internal static void Map(IEndpointRouteBuilder routes) =>
        new ResourceRoute(
            "/v1/usage", "getUsage", "Operations", "What this hub asked of its vendors, what it need not ask, and what their quotas leave.")
        {
            IsStored = false,
        }.Map<UsageHandler, Contracts.V1.Usage>(routes, (handler, context) => handler.AnswerAsync(context));

    private Task AnswerAsync(HttpContext context)
    {
        var reader = new QueryReader(context.Request.QueryString.Value, []);
        if (reader.Errors.Count > 0) return ProblemWriter.WriteAsync(context, StatusCodes.Status400BadRequest, errors: reader.Errors);
        var usage = UsagePresenter.Present(statistics, quotas, enabled, clock.GetUtcNow());
        return ResponseWriter.WriteUncachedAsync(context, JsonSerializer.SerializeToUtf8Bytes(usage, ContractJson.Default.Usage));
    }
}
