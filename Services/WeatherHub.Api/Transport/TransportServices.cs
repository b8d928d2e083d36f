using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using WeatherHub.Api.Budgets;
using WeatherHub.Api.Hosting;

namespace WeatherHub.Api.Transport;

/// <summary>How the hub's vendors are called over HTTP.</summary>
internal static class TransportServices
{
    public static void AddTransport(this IServiceCollection services)
    {
        services.AddChecked<TransportOptions>(
            TransportOptions.Section,
            (nameof(TransportOptions.TotalTimeout), options => Bounds.Within(options.TotalTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60))),
            (nameof(TransportOptions.AttemptTimeout), options => Bounds.Within(options.AttemptTimeout, TimeSpan.FromSeconds(0.1), TimeSpan.FromSeconds(60))),
            (nameof(TransportOptions.AttemptFloor), options => Bounds.Within(options.AttemptFloor, TimeSpan.FromSeconds(0.1), TimeSpan.FromSeconds(60))),
            (nameof(TransportOptions.ConnectTimeout), options => Bounds.Within(options.ConnectTimeout, TimeSpan.FromSeconds(0.1), TimeSpan.FromSeconds(10))),
            (nameof(TransportOptions.Concurrency), options => Bounds.Within(options.Concurrency, 1, 1000)),
            (nameof(TransportOptions.ConcurrencyFloor), options => Bounds.Within(options.ConcurrencyFloor, 1, 1000)),
            (nameof(TransportOptions.Queue), options => Bounds.Within(options.Queue, 0, 100_000)),
            (nameof(TransportOptions.Retries), options => Bounds.Within(options.Retries, 1, 5)),
            (nameof(TransportOptions.RetryDelay), options => Bounds.Within(options.RetryDelay, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(5))),
            (nameof(TransportOptions.RetryRatio), options => Bounds.Within(options.RetryRatio, 0, 1)),
            (nameof(TransportOptions.CircuitFailureRatio), options => Bounds.Within(options.CircuitFailureRatio, 0.1, 1)),
            (nameof(TransportOptions.CircuitThroughput), options => Bounds.Within(options.CircuitThroughput, 2, 1000)),
            (nameof(TransportOptions.CircuitSampling), options => Bounds.Within(options.CircuitSampling, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(600))),
            (nameof(TransportOptions.CircuitBreak), options => Bounds.Within(options.CircuitBreak, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(600))),
            (nameof(TransportOptions.BodyLimit), options => Bounds.Within(options.BodyLimit, 1 << 10, 64 << 20)));
        services.TryAddSingleton(_ => new Jitter(RandomNumberGenerator.GetInt32(int.MaxValue)));
        services.AddBudgets();
        services.AddSingleton<VendorTransports>();
    }

    /// <summary>Gives a vendor's client its transport. The pipeline holds every deadline, so the client's own is off.</summary>
    public static void UseTransport(this IHttpClientBuilder client, string vendor)
    {
        client.RemoveAllLoggers();
        client.SetHandlerLifetime(Timeout.InfiniteTimeSpan);
        client.ConfigureHttpClient(http => http.Timeout = Timeout.InfiniteTimeSpan);
        client.AddHttpMessageHandler(services => new ResilienceHandler(services.GetRequiredService<VendorTransports>().For(vendor)));
        client.AddHttpMessageHandler(services => new BoundedBody(OptionsOf(services).BodyLimit));
        client.ConfigurePrimaryHttpMessageHandler(services => Wire(OptionsOf(services)));
    }

    // A vendor learns nothing of our callers: no trace, no baggage, no cookie; and it cannot send our headers to somebody else.
    private static SocketsHttpHandler Wire(TransportOptions options) => new()
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectTimeout = options.ConnectTimeout,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ActivityHeadersPropagator = DistributedContextPropagator.CreateNoOutputPropagator(),
    };

    private static TransportOptions OptionsOf(IServiceProvider services) => services.GetRequiredService<IOptions<TransportOptions>>().Value;
}
