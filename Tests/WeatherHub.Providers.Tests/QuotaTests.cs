using System.Net;
using Microsoft.Extensions.Options;
using WeatherHub.Providers.Tests.Conformance;
using WeatherHub.TestKit;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Providers.Tests;

public sealed class QuotaTests
{
    private static readonly Uri Anywhere = new("https://api.example.org/v1");

    [TestCase("met-norway", "MetNorway", 10)]
    [TestCase("nws", "Nws", 5)]
    [TestCase("bright-sky", "BrightSky", 5)]
    public void Vendors_without_a_published_quota_are_called_gently(string id, string section, double perSecond)
    {
        var quota = Quota(id, section);
        Assert.That(quota.Windows, Is.EqualTo(new[] { new QuotaWindow(QuotaSpan.Second, perSecond, Rolling: true) }));
        Assert.That(quota.WeightOf(Anywhere), Is.EqualTo(1));
    }

    [Test]
    public void The_free_host_has_a_minute_an_hour_and_a_day() => Assert.That(
        Quota("open-meteo", "OpenMeteo").Windows,
        Is.EqualTo(new[] { new QuotaWindow(QuotaSpan.Minute, 400, Rolling: true), new(QuotaSpan.Hour, 4_000), new(QuotaSpan.Day, 9_000) }));

    [TestCase("", 1)]
    [TestCase("?latitude=52.52&longitude=13.41", 1)]
    [TestCase("?hourly=a,b,c", 1)]
    [TestCase("?hourly=a,b,c,d,e,f,g,h,i,j&forecast_days=14", 1)]
    [TestCase("?hourly=a,b,c,d,e,f,g,h,i,j,k,l,m,n,o&forecast_days=7", 1.5)]
    [TestCase("?hourly=a,b,c,d,e,f,g,h,i,j&daily=k,l,m,n,o,p,q,r,s,t&past_days=14&forecast_days=14", 4)]
    [TestCase("?hourly=a%2Cb%2Cc%2Cd%2Ce%2Cf%2Cg%2Ch%2Ci%2Cj%2Ck%2Cl&forecast_days=16&past_days=1", 1.2 * 17 / 14)]
    [TestCase("?current=a,b,c,d,e,f,g,h,i,j,k,l,m,n,o&forecast_days=28", 1.5)]
    [TestCase("?hourly=&forecast_days=soon&=&&", 1)]
    public void Many_variables_and_days_weigh_more_than_one_call(string query, double weight) =>
        Assert.That(
            Quota("open-meteo", "OpenMeteo").WeightOf(new Uri($"https://api.open-meteo.com/v1/forecast{query}")),
            Is.EqualTo(weight).Within(1e-9));

    [Test]
    public async Task What_we_ask_weighs_what_the_vendor_counts()
    {
        using var vendor = new VendorHost(
            "open-meteo", "OpenMeteo", null, new DateTimeOffset(2025, 7, 27, 3, 0, 0, TimeSpan.Zero),
            (_, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new ByteArrayContent(Payloads.Named("OpenMeteo", "forecast--berlin-all-params.json").Body),
            }));
        await vendor.Provider.ReportAsync(new WeatherQuery(ReportKind.Forecast, new Coordinates(52.52, 13.41), null), default);
        Assert.That(vendor.Provider.Profile.Quota.WeightOf(vendor.Seen[0].RequestUri!), Is.InRange(1.9, 4));
    }

    [Test]
    public void An_operator_replaces_adds_and_takes_away_windows_and_names_the_price()
    {
        var quota = Quota(
            "open-meteo",
            "OpenMeteo",
            ("Quota:PerMinute", "0"),
            ("Quota:PerDay", "500"),
            ("Quota:PerMonth", "10000"),
            ("CostPerCall", "0.0001"));
        Assert.That(
            quota.Windows,
            Is.EqualTo(new[] { new QuotaWindow(QuotaSpan.Hour, 4_000), new(QuotaSpan.Day, 500), new(QuotaSpan.Month, 10_000) }));
        Assert.That(quota.CostPerCall, Is.EqualTo(0.0001));
    }

    [Test]
    public void Another_host_or_plan_has_no_windows_but_those_that_are_set()
    {
        Assert.That(Quota("nws", "Nws", ("BaseAddress", "https://weather.example.org")).Windows, Is.Empty);
        Assert.That(
            Quota("nws", "Nws", ("BaseAddress", "https://weather.example.org"), ("Quota:PerSecond", "3")).Windows,
            Is.EqualTo(new[] { new QuotaWindow(QuotaSpan.Second, 3, Rolling: true) }));
        Assert.That(Quota("open-meteo", "OpenMeteo", ("Usage", "Commercial"), ("ApiKey", "k3y")).Windows, Is.Empty);
    }

    [TestCase("Quota:PerDay", "-1")]
    [TestCase("Quota:PerMinute", "NaN")]
    [TestCase("Quota:PerSecond", "2e9")]
    [TestCase("CostPerCall", "-0.1")]
    [TestCase("CostPerCall", "Infinity")]
    public void A_quota_that_cannot_be_is_named(string key, string value) => Assert.That(
        () => Quota("bright-sky", "BrightSky", (key, value)),
        Throws.TypeOf<OptionsValidationException>().With.Message.Contains($"Providers:BrightSky:{key} must be from 0 to 1000000000"));

    private static CallQuota Quota(string id, string section, params (string Key, string Value)[] settings)
    {
        using var vendor = new VendorHost(
            id,
            section,
            null,
            DateTimeOffset.UnixEpoch,
            null,
            settings.Select(setting => new KeyValuePair<string, string?>($"Providers:{section}:{setting.Key}", setting.Value)));
        return vendor.Provider.Profile.Quota;
    }
}
