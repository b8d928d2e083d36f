using WeatherHub.Verification;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using WeatherHub.Api.Tests.Verification;
using WeatherHub.Contracts.V1;
using WeatherHub.Verification.Skill;
using WeatherHub.Verification.Storage;

namespace WeatherHub.Api.Tests.Contract;

internal sealed class SkillTests
{
    [Test]
    public async Task Vendors_and_the_hub_are_told_side_by_side_around_the_place_and_pooled()
    {
        using var town = new LearningFixture();
        await town.LiveAsync(30);
        await using var hub = new ContractHub(services => services.AddSingleton(town.Fetching.Get<SkillRepository>()));

        using var response = await hub.GetAsync("/v1/skill?lat=52.524&lon=13.411&field=temperature&lead=5");

        var skill = JsonSerializer.Deserialize(await response.Content.ReadAsByteArrayAsync(), ContractJson.Default.Skill)!;
        Assert.That((skill.Cell.Latitude, skill.Cell.Longitude, skill.Learning), Is.EqualTo((52.52, 13.41, false)));
        Assert.That(skill.AsOf, Is.LessThanOrEqualTo(town.Now).And.GreaterThan(town.Now.AddHours(-2)));
        var lead = skill.Fields.Single().Leads.Single();
        Assert.That((skill.Fields[0].Field, skill.Fields[0].Unit, lead.From, lead.To), Is.EqualTo(("temperature", "Cel", 0, 6)));
        foreach (var scores in (SkillScores[])[lead.Here, lead.Everywhere])
        {
            var (good, lever) = (
                scores.Providers.Single(one => one.Id == "vendor-a"), scores.Providers.Single(one => one.Id == LearningFixture.Lever));
            Assert.That(lever.Bias, Is.GreaterThan(5));
            Assert.That(good.Error, Is.LessThan(1.5));
            Assert.That(scores.Consensus.Error, Is.LessThan(lever.Error));
        }

        Assert.That(lead.Here.Consensus.N, Is.EqualTo(skill.N).And.GreaterThanOrEqualTo(20));
        Assert.That(lead.Everywhere.Consensus.Coverage, Is.InRange(0.5, 1));
        Assert.That(response.Headers.ETag, Is.Not.Null);
    }

    [Test]
    public async Task Where_nothing_was_learned_every_field_and_span_says_so()
    {
        await using var hub = EmptyHub();
        using var response = await hub.GetAsync("/v1/skill?lat=1&lon=2&elevation=104");
        var skill = JsonSerializer.Deserialize(await response.Content.ReadAsByteArrayAsync(), ContractJson.Default.Skill)!;
        Assert.That((skill.Learning, skill.N, skill.AsOf, skill.Cell.Elevation), Is.EqualTo((true, 0, (DateTimeOffset?)null, (int?)100)));
        Assert.That(skill.Fields, Has.Count.EqualTo(8));
        Assert.That(skill.Fields.SelectMany(field => field.Leads).Select(lead => lead.Here.Consensus.N), Is.All.Zero);
        Assert.That(skill.Fields.Single(field => field.Field == "precipitation").Scale, Is.EqualTo("cubeRoot"));
    }

    [TestCase("")]
    [TestCase("?lat=1&lon=2&field=nonsense")]
    [TestCase("?lat=1&lon=2&lead=-1")]
    [TestCase("?lat=1&lon=2&units=si")]
    public async Task What_is_asked_wrongly_is_refused(string query)
    {
        await using var hub = EmptyHub();
        using var response = await hub.GetAsync($"/v1/skill{query}");
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    private static ContractHub EmptyHub()
    {
        var options = Options.Create(new LearningOptions());
        var store = new LocalEntryStore(options, NullLogger<LocalEntryStore>.Instance);
        return new ContractHub(
            services =>
                services.AddSingleton(new SkillRepository(store, options, TimeProvider.System, NullLogger<SkillRepository>.Instance)));
    }
}
