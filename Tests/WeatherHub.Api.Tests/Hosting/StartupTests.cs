using Microsoft.Extensions.Logging;
using WeatherHub.Api.Hosting;
using WeatherHub.Api.Redis;
using WeatherHub.Api.Tests.Telemetry;

namespace WeatherHub.Api.Tests.Hosting;

public sealed class StartupTests
{
    private static readonly Uri Nowhere = new("http://127.0.0.1:9/");

    [TestCase("Hub:FanOut:Deadline", "soon", "Hub:FanOut:Deadline", "Hub__FanOut__Deadline")]
    [TestCase("Hub:FanOut:Deadline", "00:10:00", "Hub:FanOut:Deadline", "Hub__FanOut__Deadline")]
    [TestCase("Hub:Lifecycle:WarmUp", "01:00:00", "Hub:Lifecycle:WarmUp", "Hub__Lifecycle__WarmUp")]
    [TestCase("Hub:Learning:File", "/no/such/folder/learned", "Hub:Learning:File", "Hub__Learning__File")]
    [TestCase("Hub:Learning:File", "/", "Hub:Learning:File", "Hub__Learning__File")]
    [TestCase("Providers:OpenMeteo:BaseAddress", "not an address", "Providers:OpenMeteo:BaseAddress", "Providers__OpenMeteo__BaseAddress")]
    [TestCase("Providers:Contact", "nobody", "Providers:Contact", "Providers__Contact")]
    [TestCase("ConnectionStrings:Redis", "redis:6379,secret=hunter2", "ConnectionStrings:Redis", "ConnectionStrings__Redis")]
    [TestCase("ConnectionStrings:Redis", "redis:6379;password=hunter2", "ConnectionStrings:Redis", "ConnectionStrings__Redis")]
    [TestCase("ConnectionStrings:Redis", "redis:99999", "ConnectionStrings:Redis", "ConnectionStrings__Redis")]
    [TestCase("ConnectionStrings:Redis", "password=hunter2", "ConnectionStrings:Redis", "ConnectionStrings__Redis")]
    [TestCase("ConnectionStrings:Redis", "redis://hub:hunter2@redis:6379", "ConnectionStrings:Redis", "ConnectionStrings__Redis")]
    [TestCase("OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4317", "OTEL_EXPORTER_OTLP_ENDPOINT", "absolute")]
    [TestCase("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "nonsense", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "absolute")]
    [TestCase("OTEL_EXPORTER_OTLP_PROTOCOL", "smoke", "OTEL_EXPORTER_OTLP_PROTOCOL", "grpc")]
    [TestCase("Logging:LogLevel:Default", "Loud", "Logging:LogLevel:Default", "Information")]
    [TestCase("http_ports", "80;many", "http_ports", "HTTP_PORTS")]
    [TestCase("urls", "nonsense", "urls", "--urls")]
    [TestCase("urls", "http://127.0.0.1:99999", "urls", "ASPNETCORE_URLS")]
    [TestCase("urls", "http://127.0.0.1:eighty", "urls", "--urls")]
    [TestCase("urls", "https://127.0.0.1:0", "urls", "TLS")]
    [TestCase("urls", "http://192.0.2.1:80", "urls", "ASPNETCORE_URLS")]
    [TestCase("Kestrel:Endpoints:Http:Url", "nonsense", "Kestrel:Endpoints:Http:Url", "Kestrel__Endpoints__Http__Url")]
    [TestCase("urls", "ftp://127.0.0.1:80", "urls", "ASPNETCORE_URLS")]
    public async Task A_setting_that_cannot_be_used_is_one_line_with_its_key(string key, string value, string named, string also)
    {
        var (code, lines) = await RunAsync($"--{key}={value}");
        Assert.That(code, Is.EqualTo(1));
        Assert.That(lines, Has.Count.EqualTo(1));
        Assert.That(lines[0], Does.StartWith($"error: {named} ").And.Contains(also).And.Not.Contains("hunter2"));
    }

    [Test]
    public async Task Each_of_several_wrong_settings_has_its_line()
    {
        var (code, lines) = await RunAsync(
            "--Hub:FanOut:Deadline=soon", "--Hub:Learning:Enabled=perhaps", "--ConnectionStrings:Redis=a,b=c");
        Assert.That((code, lines.Count), Is.EqualTo((1, 3)));
    }

    [Test]
    public async Task A_port_in_use_is_one_line_with_the_port_and_no_log()
    {
        await using var other = await Hub.StartAsync(Nowhere);
        var address = other.App.Urls.First();
        var log = new LogLines();
        var (code, lines) = await RunAsync(log, $"--urls={address}");
        Assert.That((code, lines.Count), Is.EqualTo((1, 1)));
        Assert.That(lines[0], Does.Contain(address).And.Contains("--urls"));
        Assert.That(log.All.Where(line => line.Level >= LogLevel.Error), Is.Empty);
    }

    [Test]
    public async Task Errors_of_host_and_server_are_logged_again_once_it_has_started()
    {
        var log = new LogLines();
        await using var hub = await Hub.StartAsync(Nowhere, builder => builder.Logging.AddProvider(log));
        foreach (var category in new[] { "Microsoft.Extensions.Hosting.Internal.Host", "Microsoft.AspNetCore.Server.Kestrel" })
            hub.Get<ILoggerFactory>().CreateLogger(category).Log(LogLevel.Error, default, "seen", null, static (text, _) => text);
        Assert.That(log.All.Count(line => line.Text == "seen"), Is.EqualTo(2));
    }

    [Test]
    public async Task The_start_says_where_it_listens_what_to_try_which_vendors_are_on_and_off_and_what_else_is_off()
    {
        var log = new LogLines();
        await using var hub = await Hub.StartAsync(
            Nowhere, builder => builder.Logging.AddProvider(log), "--Providers:Contact=", "--Hub:FanOut:Deadlin=1");
        var (address, text) = (hub.App.Urls.First(), string.Join('\n', log.All.Select(line => line.Text)));
        Assert.That(text, Does.Contain($"Now listening on: {address}").And.Contains($"{address}/docs"));
        Assert.That(text, Does.Contain($"curl '{address}/v1/forecast?lat=52.52&lon=13.41&hours=3&days=1'"));
        Assert.That(
            text,
            Does.Match("Vendors on: .*open-meteo.*bright-sky.*\n").And.Contains("Vendor off: met-norway, no contact")
                .And.Contains("Vendor off: nws, no contact"));
        Assert.That(
            text, Does.Contain("Redis: off, ConnectionStrings:Redis is not set. Telemetry: off, OTEL_EXPORTER_OTLP_ENDPOINT is not set"));
        Assert.That(log.All.Where(line => line.Level == LogLevel.Warning).Select(line => line.Text), Is.EqualTo(
            new[] { "Hub:FanOut:Deadlin is not a setting and is ignored; the nearest one is Hub:FanOut:Deadline" }));
    }

    [Test]
    public async Task Where_Redis_and_telemetry_are_is_said_without_what_is_secret_of_it()
    {
        var log = new LogLines();
        await using var hub = await Hub.StartAsync(
            Nowhere, builder => builder.Logging.AddProvider(log),
            "--ConnectionStrings:Redis=127.0.0.1:9,password=hunter2",
            "--OTEL_EXPORTER_OTLP_ENDPOINT=http://user:hunter2@127.0.0.1:9/x?key=hunter2");
        var text = string.Join('\n', log.All.Select(line => line.Text));
        Assert.That(
            text,
            Does.Match("Redis: on, at 127.0.0.1:9, (it does not answer|no answer yet). Telemetry: on, to 127.0.0.1:9").And.Not.Contain(
                "hunter2"));
    }

    [TestCase("redis,[::1]:6380,password=hunter2", "at redis, [::1]:6380")]
    [TestCase("one:26379,two:26379,serviceName=weather,password=hunter2", "by the sentinels at one:26379, two:26379")]
    public void Where_Redis_is_is_shown_without_its_password(string spelled, string shown) =>
        Assert.That(RedisAddress.Shown(RedisAddress.Parse(spelled)), Is.EqualTo(shown));

    [TestCase("http://[::]:8080", "http://localhost:8080")]
    [TestCase("http://0.0.0.0:80", "http://localhost:80")]
    [TestCase("http://+:8080", "http://localhost:8080")]
    [TestCase("http://127.0.0.1:8080", "http://127.0.0.1:8080")]
    public void An_address_that_means_every_interface_is_shown_as_one_that_can_be_asked(string bound, string shown) =>
        Assert.That(StartupReport.Reachable(bound), Is.EqualTo(shown));

    [TestCase("--Hubb:FanOut:Deadline=1", "--Hub:FanOut:Deadline")]
    [TestCase("--url=http://127.0.0.1:0", "--urls")]
    [TestCase("--helo", "--help")]
    [TestCase("serve", "serve is not an option")]
    [TestCase("--urls", "--urls needs a value")]
    [TestCase("--probe", "--probe needs")]
    public void An_unknown_option_is_named_with_the_nearest_one(string argument, string said) =>
        Assert.That(() => CommandLine.Check([argument]), Throws.InstanceOf<StartupException>().With.Message.Contains(said));

    [TestCase("--urls", "http://127.0.0.1:0")]
    [TestCase("--Hub:FanOut:Deadline=00:00:01", "--providers:nws:enabled", "false")]
    [TestCase("--OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:9")]
    public void Configuration_is_taken(params string[] arguments) => Assert.That(() => CommandLine.Check(arguments), Throws.Nothing);

    [Test]
    public async Task A_program_that_is_told_to_stop_while_it_starts_has_ended_well() =>
        Assert.That(await Execution.RunAsync(() => Task.FromCanceled(new CancellationToken(canceled: true)), TextWriter.Null), Is.Zero);

    private static Task<(int Code, IReadOnlyList<string> Lines)> RunAsync(params string[] settings) => RunAsync(new LogLines(), settings);

    private static async Task<(int Code, IReadOnlyList<string> Lines)> RunAsync(LogLines log, params string[] settings)
    {
        var errors = new StringWriter();
        var code = await Execution.RunAsync(
            async () =>
            {
                await using var app = WeatherHubHost.Create(
                    Hub.Arguments(Nowhere, settings), builder => builder.Logging.ClearProviders().AddProvider(log));
                await app.StartAsync();
            },
            errors);
        return (code, errors.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
