using WeatherHub.Sandbox.Hosting;
using WeatherHub.Sandbox.Simulation;
using WeatherHub.TestKit;

namespace WeatherHub.Sandbox.Tests.Hosting;

internal sealed class SandboxOptionsTests
{
    [Test]
    public void Own_options_are_taken_and_the_hosts_are_handed_on()
    {
        var options = SandboxOptions.Parse([
            "--noise",
            "0",
            "--vendors-only",
            "--urls",
            "http://127.0.0.1:9",
            "--seed=5",
            "--Providers:Nws:Enabled=false",
        ]);
        Assert.That((options.Noise, options.Seed, options.VendorsOnly), Is.EqualTo((0.0, 5L, true)));
        Assert.That(options.HostArguments, Is.EqualTo(new[] { "--urls", "http://127.0.0.1:9", "--Providers:Nws:Enabled", "false" }));
    }

    [TestCase("--nois", "0")]
    [TestCase("--noise", "loud")]
    [TestCase("--noise", "-1")]
    [TestCase("--noise", "NaN")]
    [TestCase("--seed", "x")]
    [TestCase("--urls")]
    [TestCase("serve")]
    public void What_is_not_understood_is_named(params string[] arguments) =>
        Assert.That(() => SandboxOptions.Parse(arguments), Throws.ArgumentException.With.Message.Contains(arguments[0]));

    [Test]
    public void The_clock_leads_the_real_one_by_as_much_as_it_was_moved_in_dates_and_in_timestamps()
    {
        var real = new ManualTimeProvider();
        var clock = new SandboxClock(real, TimeSpan.FromHours(1));
        var (date, timestamp) = (clock.GetUtcNow(), clock.GetTimestamp());
        clock.Advance(TimeSpan.FromMinutes(30));
        real.Advance(TimeSpan.FromMinutes(1));
        Assert.That(clock.GetUtcNow() - date, Is.EqualTo(TimeSpan.FromMinutes(31)));
        Assert.That(clock.GetElapsedTime(timestamp), Is.EqualTo(TimeSpan.FromMinutes(31)));
        Assert.That(clock.GetUtcNow() - real.GetUtcNow(), Is.EqualTo(TimeSpan.FromMinutes(90)));
        Assert.That(() => clock.Advance(TimeSpan.FromSeconds(-1)), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }
}
