using Microsoft.Extensions.Options;
using WeatherHub.Api.Fleet;
using WeatherHub.Api.Tests.Pipeline;

namespace WeatherHub.Api.Tests.Fleet;

public sealed class SettingsTests
{
    [TestCase("host:6379", "host", 6379)]
    [TestCase("[::1]:26379", "::1", 26379)]
    [TestCase("host", null, 0)]
    [TestCase("host:", null, 0)]
    [TestCase("host:0", null, 0)]
    [TestCase("host:70000", null, 0)]
    [TestCase(":6379", null, 0)]
    public void A_sentinel_is_spelled_as_host_and_port(string text, string? host, int port) =>
        Assert.That(Sentinels.Parse(text), Is.EqualTo(host is null ? ((string, int)?)null : (host, port)));

    [Test]
    public void A_connection_string_that_cannot_be_read_is_named_and_not_repeated() =>
        Assert.That(
            () => new RedisAddress("127.0.0.1:6379,secret=hunter2", null).Of(null),
            Throws.InvalidOperationException.With.Message.Contains("ConnectionStrings:Redis").And.Message.Not.Contains("hunter2"));

    [TestCase("Redis:Sentinels:0", "nonsense")]
    [TestCase("Redis:ServiceName", "")]
    [TestCase("Hub:Fleet:LeaseLife", "00:01:00")]
    [TestCase("Hub:Fleet:Poll", "00:00:00")]
    public void A_setting_out_of_its_range_is_named(string key, string value)
    {
        using var bench = new Bench(1, null, (key, value));
        Assert.That(
            () => (bench.The<IOptions<FleetOptions>>().Value, bench.The<IOptions<RedisOptions>>().Value),
            Throws.InstanceOf<OptionsValidationException>().With.Message.Contains(key.TrimEnd('0').TrimEnd(':')));
    }
}
