using System.Text.Json;
using WeatherHub.Api.Http;
using WeatherHub.Api.Quotas;
using WeatherHub.Contracts.V1;
using WeatherHub.Weather.Providers;

namespace WeatherHub.Api.Resources.Usage;

/// <summary>What was spent and saved: true of one moment and one replica, and therefore never stored.</summary>
internal sealed class UsageHandler(IEnumerable<IWeatherProvider> providers, UsageStatistics spending, ProviderQuotas quotas, TimeProvider clock)
{
    private readonly string[] vendors = [.. from provider in providers where provider.Profile.DisabledBecause is null select provider.Profile.Id];

    internal Task AnswerAsync(HttpContext context)
    {
        if (!ContentNegotiation.TakesJson(context.Request.Headers.Accept)) return ProblemWriter.WriteAsync(context, StatusCodes.Status406NotAcceptable);
        var reader = new QueryReader(context.Request.QueryString.Value, []);
        if (reader.Faults.Count > 0) return ProblemWriter.WriteAsync(context, StatusCodes.Status400BadRequest, errors: reader.Faults);

        var bytes = JsonSerializer.SerializeToUtf8Bytes(UsagePresenter.Present(spending, quotas, vendors, clock.GetUtcNow()), ContractJson.Default.Usage);
        var response = context.Response;
        response.ContentType = "application/json";
        response.ContentLength = bytes.Length;
        response.Headers.CacheControl = "no-store";
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : response.Body.WriteAsync(bytes).AsTask();
    }
}
