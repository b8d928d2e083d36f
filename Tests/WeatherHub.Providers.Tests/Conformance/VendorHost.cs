using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WeatherHub.Providers.Shared;
using WeatherHub.Weather.Providers;

namespace WeatherHub.Providers.Tests.Conformance;

/// <summary>The catalogue in a container, one vendor repointed; what tests see is the interface alone.</summary>
internal sealed class VendorHost : IDisposable
{
    private readonly ServiceProvider services;
    private readonly List<HttpRequestMessage> seen = [];

    public VendorHost(
        string id, string section, string? address, DateTimeOffset now,
        Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>? instead = null,
        params IEnumerable<KeyValuePair<string, string?>> settings)
        : this(null, id, section, address, now, instead, settings)
    {
    }

    /// <summary>The same with one more vendor, which the catalogue does not have.</summary>
    public VendorHost(
        Registration? ofNoCatalogue,
        string id,
        string section,
        string? address,
        DateTimeOffset now,
        Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>? instead,
        IEnumerable<KeyValuePair<string, string?>> settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Providers:Contact", Contact), new($"Providers:{section}:BaseAddress", address)])
            .AddInMemoryCollection(settings)
            .Build();
        var collection = new ServiceCollection();
        collection.AddSingleton<TimeProvider>(new StoppedClock(now));
        collection.AddWeatherProviders(configuration, Tap);
        ofNoCatalogue?.AddTo(collection, configuration, Tap);
        services = collection.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        Provider = services.GetServices<IWeatherProvider>().Single(provider => provider.Profile.Id == id);

        void Tap(IHttpClientBuilder client, string vendor)
        {
            if (vendor == id) client.AddHttpMessageHandler(() => new RecordingHandler(seen, instead));
        }
    }

    public const string Contact = "ops@example.org";

    public IWeatherProvider Provider { get; }

    /// <summary>The requests that left, in order.</summary>
    public IReadOnlyList<HttpRequestMessage> Seen => seen;

    public void Dispose() => services.Dispose();
}
