using WeatherHub.Api.Fetching;
using WeatherHub.Api.Fetching.Steps;
using WeatherHub.Weather.Alerts;
using WeatherHub.Weather.Consensus;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Tests.Contract;

/// <summary>Answers with reports of alerts.</summary>
internal static class AlertAnswers
{
    internal static readonly DateTimeOffset Expires = Contract.Answers.Now.AddHours(3);

    /// <summary>What the desk answers; the weather is whole where it is asked for.</summary>
    internal static Func<ForecastRequest, Task<ForecastAnswer>> By(params Outcome[] outcomes) => request =>
    {
        var isWeather = request.Kinds.Contains(ReportKind.Forecast);
        Outcome[] weather = isWeather ? [Contract.Answers.Reported("alpha"), Contract.Answers.Reported("beta")] : [];
        return Task.FromResult(new ForecastAnswer(
            isWeather ? Contract.Answers.Forecast(request) : MergedForecast.None(Contract.Answers.Now),
            [.. weather, .. outcomes], CacheUse.Miss, TimeSpan.Zero, TimeSpan.Zero));
    };

    internal static Reported Reports(string provider, params Alert[] alerts) =>
        new(Report(provider, new AlertPayload(alerts, true)), false);

    internal static Reported Reports(string provider, DateTimeOffset issued, params Alert[] alerts) =>
        new(Report(provider, new AlertPayload(alerts, true)) with { IssuedAt = issued }, false);

    internal static Reported Stale(string provider, params Alert[] alerts) => new(
        Report(provider, new AlertPayload(alerts, true)) with { ExpiresAt = Contract.Answers.Now.AddMinutes(-1) },
        true,
        FaultKind.Unavailable);

    internal static Reported Incomplete(string provider) => new(Report(provider, new AlertPayload([], false)), false);

    internal static Failed Fails(string provider, FaultKind kind) => new(provider, ReportKind.Alerts, kind, TimeSpan.FromSeconds(1));

    internal static Skipped Skips(string provider, SkipReason reason) => new(provider, ReportKind.Alerts, reason);

    internal static Alert Gale(string id, AlertSeverity severity = AlertSeverity.Moderate) => new()
    {
        Identifier = id,
        Event = "gale-force gusts",
        Severity = severity,
        Urgency = AlertUrgency.Expected,
        Certainty = AlertCertainty.Likely,
        Onset = Contract.Answers.Now.AddHours(-1),
        Expires = Expires,
        Headline = "Official WARNING of GALE-FORCE GUSTS",
        Description = "Es treten Sturmböen auf.",
        Areas = ["Stadt Berlin"],
        Sender = $"Service {id}",
        Url = new Uri("https://service.example/warnings/1?a=b&c=d"),
    };

    private static Report Report(string provider, AlertPayload payload) => new()
    {
        Provider = provider,
        Kind = ReportKind.Alerts,
        FetchedAt = Contract.Answers.Now.AddMinutes(-2),
        ExpiresAt = Contract.Answers.Now.AddMinutes(5),
        Lineage = ["official"],
        Payload = payload,
    };
}
