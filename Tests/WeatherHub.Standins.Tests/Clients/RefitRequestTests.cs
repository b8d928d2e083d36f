namespace WeatherHub.Standins.Tests.Clients;

internal sealed class RefitRequestTests
{
    [TestCase("https://sky.example", "https://sky.example/stations/EDDT/latest")]
    [TestCase("https://sky.example/", "https://sky.example/stations/EDDT/latest")]
    [TestCase("https://sky.example/api/v2", "https://sky.example/api/v2/stations/EDDT/latest")]
    [TestCase("https://sky.example/api/v2/", "https://sky.example/api/v2/stations/EDDT/latest")]
    public async Task A_path_is_appended_to_the_path_of_the_base_address(string baseAddress, string asked)
    {
        using var wire = Wire.Saying("{}");
        using var response = await wire.Client(baseAddress).LatestAsync("EDDT");

        Assert.That(wire.Asked.Single().Address, Is.EqualTo(asked));
        Assert.That(wire.Asked.Single().Method, Is.EqualTo("GET"));
    }

    [Test]
    public async Task A_path_argument_is_escaped()
    {
        using var wire = Wire.Saying("{}");
        using var response = await wire.Client().LatestAsync("a b/c?d");

        Assert.That(wire.Asked.Single().Address, Is.EqualTo("https://sky.example/stations/a%20b%2Fc%3Fd/latest"));
    }

    [Test]
    public async Task Query_arguments_are_named_escaped_and_invariant_and_join_the_query_of_the_path()
    {
        using var wire = Wire.Saying("{}");
        using var response = await wire.Client().SearchAsync(52.5, 24, ["t2m", "rain"], ["icon", "ifs"], "Köln & Bonn", Sky.PartlyCloudy);

        Assert.That(wire.Asked.Single().Address, Is.EqualTo(
            "https://sky.example/search?format=unix&lat=52.5&hours=24&fields=t2m%2Crain&model=icon&model=ifs&q=K%C3%B6ln%20%26%20Bonn&sky=partly-cloudy"));
    }

    [Test]
    public async Task A_null_query_argument_is_left_out()
    {
        using var wire = Wire.Saying("{}");
        using var response = await wire.Client().SearchAsync(-0.25, null, ["t2m"]);

        Assert.That(wire.Asked.Single().Address, Is.EqualTo("https://sky.example/search?format=unix&lat=-0.25&fields=t2m"));
    }

    [Test]
    public async Task A_format_shapes_the_value()
    {
        using var wire = Wire.Saying("{}");
        using var response = await wire.Client().RoundedAsync(52.51999);

        Assert.That(wire.Asked.Single().Address, Is.EqualTo("https://sky.example/rounded?lat=52.52"));
    }

    [Test]
    public async Task Headers_come_from_the_interface_the_method_and_the_arguments()
    {
        using var wire = Wire.Saying("{}");
        using var response = await wire.Client().HeadersAsync("Sun, 22 Nov 2026 10:00:00 GMT", "WeatherHub/1 (ops@example.org)");

        var headers = wire.Asked.Single().Headers;
        Assert.Multiple(() =>
        {
            Assert.That(headers["Accept"], Is.EqualTo("application/json"));
            Assert.That(headers["X-Kind"], Is.EqualTo("of-method"));
            Assert.That(headers["If-Modified-Since"], Is.EqualTo("Sun, 22 Nov 2026 10:00:00 GMT"));
            Assert.That(headers["User-Agent"], Is.EqualTo("WeatherHub/1 (ops@example.org)"));
        });
    }

    [Test]
    public async Task A_null_header_argument_sends_no_header()
    {
        using var wire = Wire.Saying("{}");
        using var response = await wire.Client().HeadersAsync(null, null);

        Assert.That(wire.Asked.Single().Headers.Keys, Is.EquivalentTo(["Accept", "X-Kind"]));
    }
}
