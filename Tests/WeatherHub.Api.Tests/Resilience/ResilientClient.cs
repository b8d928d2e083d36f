using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WeatherHub.Api.Resilience;
using WeatherHub.TestKit;

namespace WeatherHub.Api.Tests.Resilience;

/// <summary>A vendor's client on the hub's transport, on the test's own clock.</summary>
internal sealed class ResilientClient : IDisposable
{
    public const string Vendor = "vendor-a";

    private readonly ServiceProvider services;

    public ResilientClient(Uri address, params (string Key, string Value)[] settings)
        : this(address, static _ => { }, settings)
    {
    }

    public ResilientClient(Uri address, Action<IServiceCollection> configure, params (string Key, string Value)[] settings)
    {
        var collection = new ServiceCollection();
        collection.AddLogging().AddMetrics();
        collection.AddSingleton<IConfiguration>(
            new ConfigurationBuilder()
                .AddInMemoryCollection(
                    settings.Select(setting => KeyValuePair.Create($"Hub:Transport:{setting.Key}", (string?)setting.Value)))
                .Build());
        collection.AddSingleton<TimeProvider>(Clock);
        collection.AddSingleton(new Jitter(seed: 1));
        configure(collection);
        collection.AddHubParts();
        collection.AddHttpClient(Vendor, http => http.BaseAddress = address).UseResilience(Vendor);
        services = collection.BuildServiceProvider();
        Http = services.GetRequiredService<IHttpClientFactory>().CreateClient(Vendor);
    }

    public ManualTimeProvider Clock { get; } = new();

    public HttpClient Http { get; }

    public ProviderPipeline Transport => services.GetRequiredService<ProviderPipelines>().For(Vendor);

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>Earns the vendor so many retries.</summary>
    public async Task EarnAsync(int retries)
    {
        for (var call = 0; call < retries * 10; call++) (await Http.GetAsync("/good")).Dispose();
    }

    public void Dispose() => services.Dispose();
}
