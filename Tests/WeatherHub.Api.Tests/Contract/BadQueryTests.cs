using System.Net;
using WeatherHub.Contracts.V1;

namespace WeatherHub.Api.Tests.Contract;

internal sealed class BadQueryTests
{
    private const string Fine = "lat=52.52&lon=13.41";

    private ContractHub hub = null!;

    [OneTimeSetUp]
    public void Start() => hub = new ContractHub();

    [OneTimeTearDown]
    public async Task Stop() => await hub.DisposeAsync();

    [TestCase("lat=NaN&lon=1", "lat", ParameterErrors.NotANumber)]
    [TestCase("lat=Infinity&lon=1", "lat", ParameterErrors.NotANumber)]
    [TestCase("lat=1e999&lon=1", "lat", ParameterErrors.NotANumber)]
    [TestCase("lat=1e1&lon=1", "lat", ParameterErrors.NotANumber)]
    [TestCase("lat=4,5&lon=1", "lat", ParameterErrors.NotANumber)]
    [TestCase("lat=%D9%A4%D9%A8&lon=1", "lat", ParameterErrors.NotANumber)]
    [TestCase("lat=52.000000000000000000001&lon=1", "lat", ParameterErrors.OutOfRange)]
    [TestCase("lat=000000000000000000052&lon=1", "lat", ParameterErrors.OutOfRange)]
    [TestCase("lat=-100000000000000000000000&lon=1", "lat", ParameterErrors.OutOfRange)]
    [TestCase("lat=1000000000000000000000x&lon=1", "lat", ParameterErrors.NotANumber)]
    [TestCase("lat=+5&lon=1", "lat", ParameterErrors.NotANumber)]
    [TestCase("lat=5.&lon=1", "lat", ParameterErrors.NotANumber)]
    [TestCase("lat=.5&lon=1", "lat", ParameterErrors.NotANumber)]
    [TestCase("lat=5%00&lon=1", "lat", ParameterErrors.NotANumber)]
    [TestCase("lat=91&lon=1", "lat", ParameterErrors.OutOfRange)]
    [TestCase("lat=52520000&lon=1", "lat", ParameterErrors.OutOfRange)]
    [TestCase("lat=-90.0001&lon=1", "lat", ParameterErrors.OutOfRange)]
    [TestCase("lat=1&lon=180.00001", "lon", ParameterErrors.OutOfRange)]
    [TestCase("lat=1&lon=", "lon", ParameterErrors.BadValue)]
    [TestCase("lat=1&lon", "lon", ParameterErrors.BadValue)]
    [TestCase("lat=1", "lon", ParameterErrors.Missing)]
    [TestCase(Fine + "&hours=1e9", "hours", ParameterErrors.NotANumber)]
    [TestCase(Fine + "&hours=1.0", "hours", ParameterErrors.NotANumber)]
    [TestCase(Fine + "&hours=0", "hours", ParameterErrors.OutOfRange)]
    [TestCase(Fine + "&hours=241", "hours", ParameterErrors.OutOfRange)]
    [TestCase(Fine + "&hours=1000000000", "hours", ParameterErrors.OutOfRange)]
    [TestCase(Fine + "&hours=100000000000000000000000", "hours", ParameterErrors.OutOfRange)]
    [TestCase(Fine + "&days=17", "days", ParameterErrors.OutOfRange)]
    [TestCase(Fine + "&maxAge=-1", "maxAge", ParameterErrors.OutOfRange)]
    [TestCase(Fine + "&maxAge=86401", "maxAge", ParameterErrors.OutOfRange)]
    [TestCase(Fine + "&maxAge=1.5", "maxAge", ParameterErrors.NotANumber)]
    [TestCase(Fine + "&elevation=9001", "elevation", ParameterErrors.OutOfRange)]
    [TestCase(Fine + "&elevation=99999", "elevation", ParameterErrors.OutOfRange)]
    [TestCase(Fine + "&units=3", "units", ParameterErrors.BadValue)]
    [TestCase(Fine + "&units=SI", "units", ParameterErrors.BadValue)]
    [TestCase(Fine + "&include=airQuality", "include", ParameterErrors.BadValue)]
    [TestCase(Fine + "&include=hourly,hourly", "include", ParameterErrors.BadValue)]
    [TestCase(Fine + "&include=hourly,", "include", ParameterErrors.BadValue)]
    [TestCase(Fine + "&fields=colour", "fields", ParameterErrors.BadValue)]
    [TestCase(Fine + "&include=daily&fields=hourly.temperature", "fields", ParameterErrors.BadValue)]
    [TestCase(Fine + "&include=daily&fields=temperature", "fields", ParameterErrors.BadValue)]
    [TestCase(Fine + "&providers=nobody", "providers", ParameterErrors.BadValue)]
    [TestCase(Fine + "&mode=single", "providers", ParameterErrors.Missing)]
    [TestCase(Fine + "&mode=single&providers=alpha,beta", "providers", ParameterErrors.BadValue)]
    [TestCase(Fine + "&provenance=2", "provenance", ParameterErrors.BadValue)]
    [TestCase(Fine + "&lattitude=1", "lattitude", ParameterErrors.Unknown)]
    [TestCase("Lat=1&" + Fine, "Lat", ParameterErrors.Unknown)]
    [TestCase(Fine + "&lat=52.52", "lat", ParameterErrors.Duplicate)]
    public async Task A_bad_query_is_refused_with_its_one_fault(string query, string parameter, string code)
    {
        using var response = await hub.GetAsync($"/v1/forecast?{query}");

        var problem = await response.ProblemAsync();
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(problem.Type, Is.EqualTo(ProblemTypes.InvalidParameter));
        Assert.That(problem.Errors!.Select(error => (error.Parameter, error.Code)), Is.EqualTo(new[] { (parameter, code) }));
    }

    [Test]
    public async Task A_number_of_too_many_digits_is_told_its_range_and_how_many_there_may_be()
    {
        using var response = await hub.GetAsync($"/v1/forecast?lat=52&lon={new string('1', 21)}");

        Assert.That(
            (await response.ProblemAsync()).Errors!.Single().Detail, Is.EqualTo("must be between -180 and 180, in at most 20 digits"));
    }

    [Test]
    public async Task Every_fault_of_a_query_is_named_in_one_answer()
    {
        using var response = await hub.GetAsync("/v1/forecast?lat=NaN&lon=200&hours=&days=x&units=si&units=us&foo=1&mode=mean");

        var problem = await response.ProblemAsync();
        Assert.That(
            problem.Errors!.Select(error => error.Parameter),
            Is.EquivalentTo(new[] { "lat", "lon", "hours", "days", "units", "foo", "mode" }));
    }

    [Test]
    public async Task A_range_fault_says_what_is_allowed()
    {
        using var response = await hub.GetAsync("/v1/forecast?lat=91&lon=1");

        Assert.That((await response.ProblemAsync()).Errors![0].Detail, Is.EqualTo("must be between -90 and 90"));
    }

    [TestCase("lattitude", "lat")]
    [TestCase("longitude", "lon")]
    [TestCase("hour", "hours")]
    [TestCase("unit", "units")]
    public async Task A_misspelt_parameter_is_told_what_it_may_have_meant(string name, string meant)
    {
        using var response = await hub.GetAsync($"/v1/forecast?{Fine}&{name}=1");

        Assert.That((await response.ProblemAsync()).Errors![0].Detail, Does.Contain($"did you mean {meant}?").And.Contain("provenance"));
    }

    [TestCase("/v1/current", "hours=3")]
    [TestCase("/v1/current", "include=current")]
    [TestCase("/v1/hourly", "days=3")]
    [TestCase("/v1/daily", "hours=3")]
    public async Task A_block_address_takes_only_what_makes_sense_for_it(string path, string parameter)
    {
        using var response = await hub.GetAsync($"{path}?{Fine}&{parameter}");

        Assert.That((await response.ProblemAsync()).Errors![0].Code, Is.EqualTo(ParameterErrors.Unknown));
    }

    [TestCase("/v1/providers")]
    [TestCase("/v1/variables")]
    [TestCase("/v1/conditions")]
    [TestCase("/openapi/v1.json")]
    public async Task A_catalogue_takes_no_parameter(string path)
    {
        using var response = await hub.GetAsync($"{path}?a=1");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await response.ProblemAsync()).Errors![0].Detail, Does.Contain("there are none here"));
    }

    [Test]
    public async Task A_monstrous_name_comes_back_short()
    {
        using var response = await hub.GetAsync($"/v1/forecast?{Fine}&{new string('x', 63)}%F0%9F%8C%A7=1");

        Assert.That((await response.ProblemAsync()).Errors![0].Parameter, Is.EqualTo(new string('x', 63)));
    }

    [TestCase("lat=-0&lon=-0.0", 0, 0)]
    [TestCase("lat=52.52005&lon=13.40495399", 52.5201, 13.405)]
    [TestCase("lat=-90&lon=180", -90, 0)]
    [TestCase("lat=37.421998333333335&lon=-122.08400000000002", 37.422, -122.084)]
    [TestCase("lat=1%2E5&lon=2", 1.5, 2)]
    public async Task A_place_is_read_to_four_decimals(string query, double latitude, double longitude)
    {
        using var response = await hub.GetAsync($"/v1/forecast?{query}");

        var location = (await response.JsonAsync())["location"]!;
        Assert.That(((double)location["latitude"]!, (double)location["longitude"]!), Is.EqualTo((latitude, longitude)));
        Assert.That(location.ToJsonString(), Does.Not.Contain("-0,"));
    }
}
