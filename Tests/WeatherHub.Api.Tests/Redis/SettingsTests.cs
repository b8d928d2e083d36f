using Microsoft.Extensions.Options;
using WeatherHub.Api.Redis;
using WeatherHub.Api.Tests.Fetching;

namespace WeatherHub.Api.Tests.Redis;

public sealed class SettingsTests
{
    [TestCase("redis:6379", 1)]
    [TestCase("my_redis:6379,[::1]:6380,10.0.0.1", 3)]
    [TestCase("sentinel-1:26379,sentinel-2:26379,serviceName=weather,user=hub,password=hunter2", 2)]
    public void An_address_names_one_server_or_more(string spelled, int servers) =>
        Assert.That(RedisAddress.Parse(spelled).EndPoints, Has.Count.EqualTo(servers));

    [TestCase("127.0.0.1:6379,secret=hunter2")]
    [TestCase("127.0.0.1:99999,password=hunter2")]
    [TestCase("127.0.0.1:6379,protocol=hunter2")]
    [TestCase("redis://hub:hunter2@redis:6379")]
    [TestCase("redis:6379,password=a,hunter2 and more")]
    [TestCase("password=hunter2")]
    public void An_address_that_cannot_be_used_is_named_and_not_repeated(string spelled) =>
        Assert.That(
            () => RedisAddress.Parse(spelled),
            Throws.InvalidOperationException.With.Message.StartsWith("ConnectionStrings:Redis").And.Message.Not.Contains("hunter2"));

    [Test]
    public void A_server_that_is_away_is_looked_for_twice_a_second_and_commands_do_not_wait_for_it()
    {
        var options = RedisAddress.Parse("redis:6379");
        Assert.That((options.AbortOnConnectFail, options.BacklogPolicy.QueueWhileDisconnected), Is.EqualTo((false, false)));
        Assert.That(options.ReconnectRetryPolicy.ShouldRetry(9, 400), Is.False);
        Assert.That(options.ReconnectRetryPolicy.ShouldRetry(9, 500), Is.True);
    }

    [Test]
    public void What_the_address_says_of_time_outs_holds()
    {
        var options = RedisAddress.Parse("redis:6379,keepAlive=60,connectTimeout=7000,tcpKeepAlive=true");
        Assert.That((options.KeepAlive, options.ConnectTimeout), Is.EqualTo((60, 7000)));
    }

    [TestCase("Hub:Fleet:LeaseLife", "00:01:00")]
    [TestCase("Hub:Fleet:Poll", "00:00:00")]
    public void A_setting_out_of_its_range_is_named(string key, string value)
    {
        using var fixture = new FetchingFixture(1, null, (key, value));
        Assert.That(
            () => fixture.Get<IOptions<LeaseOptions>>().Value,
            Throws.InstanceOf<OptionsValidationException>().With.Message.Contains(key));
    }
}
