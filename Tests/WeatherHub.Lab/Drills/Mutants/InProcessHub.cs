using WeatherHub.Api.Fetching;
using WeatherHub.Api.Fetching.Steps;
using WeatherHub.Api.Resources.Forecast;
using WeatherHub.Api.Resources.Shared;
using WeatherHub.Providers;
using WeatherHub.Weather.Consensus;
using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Lab.Drills.Mutants;

/// <summary>A body that a vendor really gave, and what reads it.</summary>
/// <param name="Vendor">The vendor's id.</param>
/// <param name="Endpoint">The endpoint's name in the catalogue.</param>
/// <param name="Body">The body and its numbers.</param>
internal sealed record Recorded(string Vendor, string Endpoint, ImpossibleBody Body)
{
    private static readonly (string In, string Endpoint)[] Endpoints =
    [
        ("/complete", "locationforecast-complete"), ("/compact", "locationforecast-compact"), ("/current_weather", "current-weather"),
        ("/weather", "weather"),
        ("/observations/latest", "observations-latest"), ("/forecast/hourly", "gridpoints-forecast-hourly"), ("/v1/forecast", "forecast"),
    ];

    /// <summary>Null for an endpoint that says nothing of the weather.</summary>
    internal static Recorded? Of(SimulatedResponse said) =>
        Array.Find(Endpoints, endpoint => said.Path.EndsWith(endpoint.In, StringComparison.Ordinal)).Endpoint is { } name
        ? new(said.Vendor, name, new ImpossibleBody(said.Body))
        : said.Path.Contains("/gridpoints/", StringComparison.Ordinal) && !said.Path.EndsWith("/stations", StringComparison.Ordinal)
            ? new(said.Vendor, "gridpoints-raw", new ImpossibleBody(said.Body))
            : null;
}

/// <summary>
/// What the hub does between a vendor's bytes and its own: the product's mappers, merge and presentation, without a wire.
/// </summary>
internal static class InProcessHub
{
    private static readonly ForecastPresenter Presenter = new(new EnvelopePresenter([]));

    /// <summary>The report of a body; null when it is a fault.</summary>
    internal static Report? Read(Recorded from, byte[] body, DateTimeOffset at) =>
        ProviderCatalog.MapRecorded(from.Vendor, from.Endpoint, 200, body, at).Report;

    /// <summary>The answer that the reports become.</summary>
    internal static byte[] Answer(Coordinates place, IReadOnlyList<Report> reports, DateTimeOffset at)
    {
        var query = new ForecastQuery
        {
            Path = ForecastPath.Forecast,
            Common = new CommonQuery { Place = place, Hours = 24, Providers = "" },
            Selection = new Selection(Blocks.Default, FieldSelection.All),
            Days = 2,
            Mode = MergeMode.Consensus,
            Provenance = ProvenanceDetail.Full,
        };
        var forecast = ForecastMerge.Merge(new MergeRequest
        {
            Place = place,
            Zone = TimeZoneInfo.Utc,
            Now = at,
            Hours = query.Common.Hours,
            Days = query.Days,
            Mode = query.Mode,
            Reports = reports,
        });
        var outcomes = reports.Select(report => new Reported(report, false)).ToArray();
        var provenance = new ProvenanceIndex(query.Selection, forecast);
        var answer = new ForecastAnswer(forecast, outcomes, CacheUse.Miss, TimeSpan.Zero, TimeSpan.Zero);
        var facts = new AnswerFacts(answer, forecast, provenance.Providers, showsCurrent: true, maxAge: null, alerts: null, at);
        return ForecastJson.Write(query.Selection, Presenter.Present(query, facts, provenance, TimeZoneInfo.Utc));
    }
}
