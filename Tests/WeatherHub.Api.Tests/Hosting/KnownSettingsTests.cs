using WeatherHub.Api.Abstractions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WeatherHub.Api.Hosting;

namespace WeatherHub.Api.Tests.Hosting;

public sealed class KnownSettingsTests
{
    private static readonly KnownSettings OfTheHub = WeatherHubHost.Create([]).Services.GetRequiredService<KnownSettings>();

    [TestCase("Hub:FanOut:Deadlin", "Hub:FanOut:Deadline")]
    [TestCase("Hub:Fanout:deadlines", "Hub:FanOut:Deadline")]
    [TestCase("Hub:Report:MemoryLimit", "Hub:Reports:MemoryLimit")]
    [TestCase("Providers:OpenMeto:Enabled", "Providers:OpenMeteo:Enabled")]
    [TestCase("Providers:BrightSky:Quota:PerHours", "Providers:BrightSky:Quota:PerHour")]
    [TestCase("Providers:Contakt", "Providers:Contact")]
    [TestCase("ConnectionStrings:Reddis", "ConnectionStrings:Redis")]
    [TestCase("Provider:Contact", "Providers:Contact")]
    [TestCase("Prviders:OpenMeteo:Enabled", "Providers:OpenMeteo:Enabled")]
    [TestCase("Hubs:FanOut:Deadline", "Hub:FanOut:Deadline")]
    [TestCase("ConnectionString:Redis", "ConnectionStrings:Redis")]
    [TestCase("OTEL_EXPORTER_OTLP_ENDPOIN", "OTEL_EXPORTER_OTLP_ENDPOINT")]
    [TestCase("OTEL_EXPORTER_OTLP_TRACE_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT")]
    [TestCase("OTEL_SERVICENAME", "OTEL_SERVICE_NAME")]
    public void An_unknown_key_is_named_with_the_nearest_known_one(string key, string nearest) =>
        Assert.That(
            OfTheHub.Unknown(Saying((key, "x"))),
            Is.EqualTo(new[] { $"{key} is not a setting and is ignored; the nearest one is {nearest}" }));

    [TestCase("Hub:Q")]
    [TestCase("Hubs:Q")]
    [TestCase("Redis:Sentinels:0")]
    public void A_key_that_is_near_nothing_is_named_alone(string key) =>
        Assert.That(OfTheHub.Unknown(Saying((key, "x"))), Is.EqualTo(new[] { $"{key} is not a setting and is ignored" }));

    [TestCase("hub:fanout:deadline")]
    [TestCase("Providers:Contact")]
    [TestCase("Providers:Nws:Quota:PerDay")]
    [TestCase("Logging:LogLevel:Anything")]
    [TestCase("PATH")]
    [TestCase("PROVIDER")]
    [TestCase("Hubspot:Key")]
    [TestCase("Reddit:Key")]
    [TestCase("Home:Folder")]
    [TestCase("Kestrel:Limits:MaxConcurrentConnections")]
    [TestCase("otel_service_name")]
    [TestCase("OTEL_BSP_SCHEDULE_DELAY")]
    [TestCase("OTEL_TRACES_EXPORTER")]
    [TestCase("OTEL_RESOURCE_ATTRIBUTES_POD_NAME")]
    [TestCase("OTEL_SOMEBODY_ELSES_SERVER")]
    public void A_known_key_and_one_of_somebody_elses_are_passed_over(string key) =>
        Assert.That(OfTheHub.Unknown(Saying((key, "1"))), Is.Empty);

    [Test]
    public void A_value_where_a_section_belongs_is_no_setting() =>
        Assert.That(OfTheHub.Unknown(Saying(("Hub:FanOut", "1"), ("Hub:FanOut:Deadline:Seconds", "1"))).ToList(), Has.Count.EqualTo(2));

    [TestCase("List:7", "1", true)]
    [TestCase("List:x", "1", false)]
    [TestCase("Limits:anything", "1", true)]
    [TestCase("Limits:anything:else", "1", false)]
    [TestCase("Parts:left:Size", "1", true)]
    [TestCase("Parts:left:Sise", "1", false)]
    public void Lists_and_dictionaries_take_keys_of_their_own(string key, string value, bool isKnown) =>
        Assert.That(
            new KnownSettings([new SettingsSection("Shapes", typeof(Shapes))]).Unknown(Saying(($"Shapes:{key}", value))).Any(),
            Is.Not.EqualTo(isKnown));

    [TestCase("Hub:FanOut:Deadline", "soon", "duration")]
    [TestCase("Hub:FanOut:Deadline", "", "duration")]
    [TestCase("Hub:Learning:Enabled", "maybe", "true or false")]
    [TestCase("Hub:Transport:Retries", "2.5", "whole number")]
    [TestCase("Hub:Budgets:Reserve", "a tenth", "a number")]
    [TestCase("Providers:OpenMeteo:Usage", "7", "NonCommercial, Commercial")]
    [TestCase("Providers:OpenMeteo:Quota:PerDay", "many", "a number")]
    public void A_value_that_is_none_of_its_type_is_named_with_what_it_must_be(string key, string value, string form) =>
        Assert.That(
            OfTheHub.Unreadable(Saying((key, value))).Single(),
            Does.StartWith($"{key} is \"{value}\", but must be ").And.Contains(form));

    [TestCase("Hub:FanOut:Deadline", "00:00:01.5")]
    [TestCase("Providers:OpenMeteo:Usage", "commercial")]
    [TestCase("Providers:OpenMeteo:Quota:PerDay", "")]
    [TestCase("Providers:OpenMeteo:ApiKey", "")]
    public void A_value_of_its_type_is_taken(string key, string value) => Assert.That(OfTheHub.Unreadable(Saying((key, value))), Is.Empty);

    [Test]
    public void The_page_of_settings_has_every_key_and_no_other()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "WeatherHub.sln"))) folder = folder.Parent;
        var page = File.ReadAllLines(Path.Combine(folder.FullName, "docs", "configuration.md"));
        var documented = page.Where(line => line.StartsWith("| `Hub:", StringComparison.Ordinal)).Select(line => line.Split('`')[1]);
        Assert.That(documented, Is.EquivalentTo(OfTheHub.Keys.Where(key => key.StartsWith("Hub:", StringComparison.Ordinal))));
    }

    [Test]
    public void A_value_of_several_lines_is_shown_in_one() =>
        Assert.That(
            OfTheHub.Unreadable(Saying(("Hub:FanOut:Deadline", "a\nb" + new string('c', 100)))).Single(),
            Does.Not.Contain("\n").And.Length.LessThan(200));

    private static IConfigurationRoot Saying(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)))
            .Build();

    private sealed class Shapes
    {
        public int[] List { get; set; } = [];

        public Dictionary<string, double> Limits { get; set; } = [];

        public Dictionary<string, Part> Parts { get; set; } = [];
    }

    private sealed class Part
    {
        public int Size { get; set; }
    }
}
