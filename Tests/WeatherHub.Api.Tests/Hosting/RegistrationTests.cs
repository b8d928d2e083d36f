using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace WeatherHub.Api.Tests.Hosting;

public sealed class RegistrationTests
{
    [Test]
    public async Task The_host_registers_each_of_its_services_once() => Assert.That(await TwiceAsync(_ => { }), Is.Empty);

    [Test]
    public async Task A_service_that_is_registered_again_is_found() => Assert.That(
        await TwiceAsync(services => services.AddSingleton(TimeProvider.System).AddSingleton(TimeProvider.System)),
        Is.EqualTo(new[] { nameof(TimeProvider) }));

    /// <summary>Services that are no lists of parts and are registered more than once, by the hub or of its own types.</summary>
    private static async Task<IReadOnlyList<string>> TwiceAsync(Action<IServiceCollection> more)
    {
        IServiceCollection? services = null;
        await using var app = WeatherHubHost.Create(Hub.Arguments(new Uri("http://127.0.0.1:9/")), builder =>
        {
            services = builder.Services;
            more(services);
        });
        return
        [
            .. from descriptor in services
               where !IsList(descriptor.ServiceType) && IsOurs(descriptor)
               group descriptor by descriptor.ServiceType into same
               where same.Count() > 1
               select same.Key.Name,
        ];
    }

    private static bool IsList(Type service) =>
        service == typeof(IHostedService)
        || service.Name is "IWeatherProvider" or "IWarmupTask" or "SettingsSection"
        || (service.IsGenericType && (service.Namespace ?? "").StartsWith(typeof(IOptions<>).Namespace!, StringComparison.Ordinal));

    private static bool IsOurs(ServiceDescriptor descriptor) =>
        descriptor.ServiceType == typeof(TimeProvider)
        || (descriptor.ServiceType.FullName ?? "").StartsWith("WeatherHub", StringComparison.Ordinal);
}
