using System.IO.Compression;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using WeatherHub.Providers;
using WeatherHub.Sandbox.Faults;

namespace WeatherHub.Sandbox.Tests.Faults;

internal sealed class FaultTests
{
    private const string Forecast =
        "/open-meteo/v1/forecast?latitude=52.52&longitude=13.41&hourly=temperature_2m,wind_speed_10m&timeformat=unixtime";

    private SandboxFixture rig = null!;

    [SetUp]
    public async Task Start() => rig = await SandboxFixture.VendorsAsync();

    [TearDown]
    public async Task Stop() => await rig.DisposeAsync();

    [Test]
    public async Task A_status_comes_with_the_vendors_own_error_and_its_retry_after()
    {
        (string Vendor, string Path, string Type)[] errors =
        [
            ("open-meteo", Forecast, "application/json"),
            ("met-norway", "/met-norway/weatherapi/locationforecast/2.0/complete?lat=52.52&lon=13.41", "text/html"),
            ("nws", "/nws/points/40.71,-74.01", "application/problem+json"),
            ("bright-sky", "/bright-sky/current_weather?lat=52.52&lon=13.41", "application/json"),
        ];
        Assert.That(errors.Select(error => error.Vendor), Is.EquivalentTo(ProviderCatalog.Vendors.Select(vendor => vendor.Id)));
        foreach (var (vendor, path, type) in errors)
        {
            await rig.SetFaultsAsync(vendor, """{ "status": 503, "retryAfter": "120" }""");
            using var response = await rig.Http.GetAsync(path);
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
            Assert.That(response.Headers.RetryAfter!.Delta, Is.EqualTo(TimeSpan.FromSeconds(120)));
            Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo(type));
        }
    }

    [Test]
    public async Task Latency_holds_an_answer_back_until_its_time_has_come()
    {
        await rig.SetFaultsAsync("open-meteo", """{ "latencyMs": 5000, "jitterMs": 1000 }""");
        var answer = rig.Http.GetAsync(Forecast);
        await rig.Time!.TimerWithinAsync(TimeSpan.FromSeconds(6));
        rig.Time.Advance(TimeSpan.FromMilliseconds(4999));
        Assert.That(answer.IsCompleted, Is.False);
        rig.Time.Advance(TimeSpan.FromMilliseconds(1001));
        using var response = await answer;
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Close_ends_the_connection_without_an_answer()
    {
        await rig.SetFaultsAsync("open-meteo", """{ "close": true }""");
        Assert.That(async () => await rig.Http.GetAsync(Forecast), Throws.InstanceOf<HttpRequestException>());
    }

    [TestCase("garbage")]
    [TestCase("truncated")]
    [TestCase("empty")]
    [TestCase("html")]
    public async Task A_spoilt_body_is_no_json_though_the_status_is_good(string body)
    {
        await rig.SetFaultsAsync("open-meteo", $$"""{ "body": "{{body}}" }""");
        using var response = await rig.Http.GetAsync(Forecast);
        var text = await response.Content.ReadAsStringAsync();
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(() => JsonNode.Parse(text), Throws.InstanceOf<JsonException>());
        Assert.That(text.Length == 0, Is.EqualTo(body == "empty"));
        Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo(body == "html" ? "text/html" : "application/json"));
    }

    [Test]
    public async Task A_bomb_is_small_on_the_wire_and_128_MiB_unpacked()
    {
        await rig.SetFaultsAsync("open-meteo", """{ "body": "bomb" }""");
        var packed = await rig.Http.GetByteArrayAsync(Forecast);
        Assert.That(packed, Has.Length.LessThan(1 << 20));
        await using var unpacked = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        var (buffer, total) = (new byte[1 << 16], 0L);
        for (var read = unpacked.Read(buffer); read > 0; read = unpacked.Read(buffer)) total += read;
        Assert.That(total, Is.EqualTo(CompressionBomb.Unpacked + 2));
    }

    [Test]
    public async Task A_drip_gives_a_byte_every_200_ms()
    {
        await rig.SetFaultsAsync("open-meteo", """{ "body": "drip" }""");
        using var response = await rig.Http.GetAsync(Forecast, HttpCompletionOption.ResponseHeadersRead);
        await using var body = await response.Content.ReadAsStreamAsync();
        var buffer = new byte[16];
        Assert.That(await body.ReadAsync(buffer), Is.EqualTo(1));
        var next = body.ReadAsync(buffer).AsTask();
        await rig.Time!.TimerWithinAsync(TimeSpan.FromMilliseconds(200));
        Assert.That(next.IsCompleted, Is.False);
        rig.Time.Advance(TimeSpan.FromMilliseconds(200));
        Assert.That(await next, Is.EqualTo(1));
    }

    [Test]
    public async Task Wrong_units_are_other_numbers_under_the_same_declaration()
    {
        var right = await rig.JsonAsync(Forecast);
        await rig.SetFaultsAsync("open-meteo", """{ "units": "wrong" }""");
        var wrong = await rig.JsonAsync(Forecast);
        Assert.That(wrong["hourly_units"]!.ToJsonString(), Is.EqualTo(right["hourly_units"]!.ToJsonString()));
        Assert.That(Value(wrong, "temperature_2m"), Is.EqualTo(Value(right, "temperature_2m") * 1.8 + 32).Within(0.2));
        Assert.That(Value(wrong, "wind_speed_10m"), Is.EqualTo(Value(right, "wind_speed_10m") * 3.6).Within(0.3));
    }

    [Test]
    public async Task An_offset_warms_every_temperature_and_nothing_else()
    {
        var right = await rig.JsonAsync(Forecast);
        await rig.SetFaultsAsync("open-meteo", """{ "offset": -10 }""");
        var cold = await rig.JsonAsync(Forecast);
        Assert.That(Value(cold, "temperature_2m"), Is.EqualTo(Value(right, "temperature_2m") - 10).Within(1e-6));
        Assert.That(Value(cold, "wind_speed_10m"), Is.EqualTo(Value(right, "wind_speed_10m")));
    }

    [Test]
    public async Task Shifted_labels_are_late_by_as_much()
    {
        var right = (await rig.JsonAsync(Forecast))["hourly"]!["temperature_2m"]!.AsArray();
        await rig.SetFaultsAsync("open-meteo", """{ "shiftHours": 1 }""");
        var late = (await rig.JsonAsync(Forecast))["hourly"]!["temperature_2m"]!.AsArray();
        Assert.That(
            late.Skip(1).Select(value => value!.ToJsonString()),
            Is.EqualTo(right.SkipLast(1).Select(value => value!.ToJsonString())));
    }

    [Test]
    public async Task A_frozen_vendor_repeats_the_run_of_the_moment_it_froze_until_it_is_cleared()
    {
        await rig.SetFaultsAsync("open-meteo", """{ "frozen": true }""");
        var before = await rig.Http.GetStringAsync(Forecast);
        await rig.PostAsync("/_sandbox/clock", """{ "advanceSeconds": 86400 }""");
        Assert.That(await rig.Http.GetStringAsync(Forecast), Is.EqualTo(before));
        using var cleared = await rig.Http.DeleteAsync("/_sandbox/vendors/open-meteo");
        Assert.That(await rig.Http.GetStringAsync(Forecast), Is.Not.EqualTo(before));
    }

    [Test]
    public async Task A_fault_is_one_vendors_own_and_a_new_set_replaces_the_old_one()
    {
        await rig.SetFaultsAsync("open-meteo", """{ "status": 500 }""");
        await rig.JsonAsync("/bright-sky/current_weather?lat=52.52&lon=13.41");
        await rig.SetFaultsAsync("open-meteo", """{ "offset": 1 }""");
        await rig.JsonAsync(Forecast);
        Assert.That((await rig.JsonAsync("/_sandbox/vendors/open-meteo"))["faults"]!.ToJsonString(), Is.EqualTo("""{"offset":1}"""));
    }

    private static double Value(JsonNode answer, string name) => answer["hourly"]![name]![30]!.GetValue<double>();
}
