using WeatherHub.Contracts.V1;

namespace WeatherHub.Client;

/// <summary>A hub's client. Every method throws <see cref="WeatherHubProblemException"/> when the hub answers with a problem.</summary>
public interface IWeatherHubClient
{
    /// <summary>Now, hour by hour, day by day, alerts: <c>GET /v1/forecast</c>.</summary>
    Task<Answer<ForecastDocument>> GetForecastAsync(ForecastQuestion question, CancellationToken cancellationToken = default);

    /// <summary>Now: <c>GET /v1/current</c>.</summary>
    Task<Answer<ForecastDocument>> GetCurrentAsync(ForecastQuestion question, CancellationToken cancellationToken = default);

    /// <summary>Hour by hour: <c>GET /v1/hourly</c>.</summary>
    Task<Answer<ForecastDocument>> GetHourlyAsync(ForecastQuestion question, CancellationToken cancellationToken = default);

    /// <summary>Day by day: <c>GET /v1/daily</c>.</summary>
    Task<Answer<ForecastDocument>> GetDailyAsync(ForecastQuestion question, CancellationToken cancellationToken = default);

    /// <summary>The warnings in force: <c>GET /v1/alerts</c>.</summary>
    Task<Answer<ForecastDocument>> GetAlertsAsync(ForecastQuestion question, CancellationToken cancellationToken = default);

    /// <summary>What every vendor says of one field, beside what the hub answers: <c>GET /v1/compare</c>.</summary>
    Task<Answer<Comparison>> GetComparisonAsync(ComparisonQuestion question, CancellationToken cancellationToken = default);

    /// <summary>How far vendors and the hub were off around a place: <c>GET /v1/skill</c>.</summary>
    Task<Answer<Skill>> GetSkillAsync(SkillQuestion question, CancellationToken cancellationToken = default);

    /// <summary>The vendors that the hub knows: <c>GET /v1/providers</c>.</summary>
    Task<Answer<ProviderCatalogue>> GetProvidersAsync(CancellationToken cancellationToken = default);

    /// <summary>The numbers that blocks may hold: <c>GET /v1/variables</c>.</summary>
    Task<Answer<VariableCatalogue>> GetVariablesAsync(CancellationToken cancellationToken = default);

    /// <summary>The conditions that blocks may hold: <c>GET /v1/conditions</c>.</summary>
    Task<Answer<ConditionCatalogue>> GetConditionsAsync(CancellationToken cancellationToken = default);
}
