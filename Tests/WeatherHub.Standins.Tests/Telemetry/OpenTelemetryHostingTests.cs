using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace WeatherHub.Standins.Tests.Telemetry;

internal sealed class OpenTelemetryHostingTests
{
    private const string Name = "WeatherHub.Standins.Tests";

    [Test]
    public async Task Spans_are_recorded_from_the_start_of_the_host_under_its_resource()
    {
        using var source = new ActivitySource(Name);
        using var seen = new Kept<Activity>(span => span.OperationName);
        using var host = Host(services => services
            .AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("hub"))
            .WithTracing(tracing => tracing.AddSource(Name).AddProcessor(new SimpleActivityExportProcessor(seen))));

        using (var before = source.StartActivity("before"))
            Assert.That(before, Is.Null);
        await host.StartAsync();
        using (var during = source.StartActivity("during"))
            Assert.That(during, Is.Not.Null);
        await host.StopAsync();

        Assert.That(seen.Items, Is.EqualTo(["during"]));
        Assert.That(seen.Resource.Attributes, Has.Some.Matches<KeyValuePair<string, object>>(tag => tag is { Key: "service.name", Value: "hub" }));
    }

    [Test]
    public async Task Metrics_are_collected_from_the_start_of_the_host()
    {
        using var meter = new Meter(Name);
        using var seen = new Kept<Metric>(metric => metric.Name);
        using var reader = new BaseExportingMetricReader(seen);
        using var host = Host(services => services.AddOpenTelemetry().WithMetrics(metrics => metrics.AddMeter(Name).AddReader(reader)));

        await host.StartAsync();
        meter.CreateCounter<long>("calls").Add(1);
        reader.Collect();
        await host.StopAsync();

        Assert.That(seen.Items, Is.EqualTo(["calls"]));
    }

    [Test]
    public async Task Log_messages_are_exported()
    {
        using var seen = new Kept<LogRecord>(record => record.FormattedMessage);
        using var host = Host(services => services
            .AddOpenTelemetry()
            .WithLogging(logging => logging.AddProcessor(new SimpleLogRecordExportProcessor(seen)), options => options.IncludeFormattedMessage = true));

        await host.StartAsync();
#pragma warning disable CA1848, CA2254 // One message, once.
        host.Services.GetRequiredService<ILogger<OpenTelemetryHostingTests>>().LogWarning("a vendor is down");
#pragma warning restore CA1848, CA2254
        await host.StopAsync();

        Assert.That(seen.Items, Has.Member("a vendor is down"));
    }

    [Test]
    public void Asking_twice_starts_one_set_of_providers_and_starts_it_first()
    {
        var services = new ServiceCollection();
        services.AddHostedService<Idle>();
        services.AddOpenTelemetry();
        services.AddOpenTelemetry();

        var hosted = services.Where(service => service.ServiceType == typeof(IHostedService)).Select(service => service.ImplementationType).ToArray();

        Assert.That(hosted, Has.Length.EqualTo(2));
        Assert.That(hosted[1], Is.EqualTo(typeof(Idle)));
    }

    private static IHost Host(Action<IServiceCollection> configure)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(settings: null);
        configure(builder.Services);
        return builder.Build();
    }

    private sealed class Idle : BackgroundService
    {
        protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.CompletedTask;
    }

    // Exported records are reused once the export is over, so what is wanted of them is taken at once.
    private sealed class Kept<T>(Func<T, string?> of) : BaseExporter<T>
        where T : class
    {
        public List<string?> Items { get; } = [];

        public Resource Resource { get; private set; } = Resource.Empty;

        public override ExportResult Export(in Batch<T> batch)
        {
            Resource = ParentProvider.GetResource();
            foreach (var item in batch)
                Items.Add(of(item));
            return ExportResult.Success;
        }
    }
}
