using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using WeatherHub.Api.Resilience;
using WeatherHub.Api.Tests.Fetching;
using WeatherHub.Api.Tests.Resilience;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Tests.Quotas;

/// <summary>The desk with one vendor that is reached over HTTP and has a quota.</summary>
internal sealed class HttpQuotaFixture : IAsyncDisposable
{
    private readonly StubVendor stub;

    private HttpQuotaFixture(
        StubVendor stub,
        int callsPerReport,
        (string Key, string Value)[] settings,
        QuotaWindow[] windows,
        Action<IServiceCollection>? configure)
    {
        this.stub = stub;
        Fetching = new FetchingFixture(
            1,
            services =>
            {
                configure?.Invoke(services);
                services.AddHttpClient("vendor-a", http => http.BaseAddress = stub.Address).UseResilience("vendor-a");
            },
            settings);
        var vendor = Fetching.Vendors[0];
        vendor.Profile = vendor.Profile with { Quota = new CallQuota { Windows = windows } };
        Http = Fetching.Get<IHttpClientFactory>().CreateClient("vendor-a");
        vendor.Answers = async (query, token) =>
        {
            for (var call = 0; call < callsPerReport; call++)
            {
                using var response = await Http.GetAsync("/report", token);
                if (response.StatusCode != HttpStatusCode.TooManyRequests) continue;
                var said = response.Headers.RetryAfter;
                throw new ProviderFaultException(
                    FaultKind.RateLimited,
                    "as the test wants",
                    said?.Delta ?? said?.Date - Fetching.Clock.GetUtcNow());
            }

            return vendor.Report(query);
        };
    }

    public FetchingFixture Fetching { get; }

    public HttpClient Http { get; }

    /// <summary>Calls that reached the vendor's machine.</summary>
    public int Calls => stub.Requests.Count;

    public static async Task<HttpQuotaFixture> OpenAsync(
        QuotaWindow[] windows,
        Func<HttpContext, int, Task>? answer = null,
        int callsPerReport = 1,
        Action<IServiceCollection>? configure = null,
        params (string Key, string Value)[] settings
    ) =>
        new(
            await StubVendor.StartAsync(answer ?? ((context, _) => StubVendor.Say(context, 200))),
            callsPerReport,
            settings,
            windows,
            configure);

    public async Task<Outcome> RequestAsync(double latitude) => (await Fetching.RequestAsync(new Coordinates(latitude, 10))).Outcomes[0];

    public async ValueTask DisposeAsync()
    {
        Fetching.Dispose();
        await stub.DisposeAsync();
    }
}
