using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WeatherHub.Api;

namespace WeatherHub.Architecture.Tests;

internal sealed class EndpointTests
{
    [Test]
    public async Task Every_endpoint_answers_in_the_contract_or_in_problem_details()
    {
        await using var hub = WeatherHubHost.Create([]);
        var endpoints = Endpoints(hub)
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/v1/", StringComparison.Ordinal))
            .ToList();

        Assert.Multiple(() =>
        {
            Assert.That(endpoints, Has.Count.GreaterThanOrEqualTo(7));
            Assert.That(endpoints.SelectMany(EndpointRules.Broken), Is.Empty);
        });
    }

    [Test]
    public async Task An_endpoint_that_shows_the_inside_is_found()
    {
        await using var app = WebApplication.CreateSlimBuilder().Build();
        app.MapGet("/v1/inside", () => Results.Ok()).Produces<Weather.Reports.Report>();
        app.MapGet("/v1/silent", () => Results.Ok());

        Assert.That(Endpoints(app).SelectMany(EndpointRules.Broken), Has.Exactly(2).Items);
    }

    private static IEnumerable<RouteEndpoint> Endpoints(IEndpointRouteBuilder app) =>
        app.DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>();
}
