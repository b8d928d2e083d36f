using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using WeatherHub.Contracts.V1;

namespace WeatherHub.Client;

/// <inheritdoc cref="IWeatherHubClient"/>
internal sealed class HttpWeatherHubClient(HttpClient http, RememberedAnswers remembered, TimeProvider clock) : IWeatherHubClient
{
    public Task<Answer<ForecastDocument>> GetForecastAsync(ForecastQuestion question, CancellationToken cancellationToken = default) =>
        GetAsync(Address(question, "v1/forecast"), ContractJson.Default.ForecastDocument, cancellationToken);

    public Task<Answer<ForecastDocument>> GetCurrentAsync(ForecastQuestion question, CancellationToken cancellationToken = default) =>
        GetAsync(Address(question, "v1/current"), ContractJson.Default.ForecastDocument, cancellationToken);

    public Task<Answer<ForecastDocument>> GetHourlyAsync(ForecastQuestion question, CancellationToken cancellationToken = default) =>
        GetAsync(Address(question, "v1/hourly"), ContractJson.Default.ForecastDocument, cancellationToken);

    public Task<Answer<ForecastDocument>> GetDailyAsync(ForecastQuestion question, CancellationToken cancellationToken = default) =>
        GetAsync(Address(question, "v1/daily"), ContractJson.Default.ForecastDocument, cancellationToken);

    public Task<Answer<ForecastDocument>> GetAlertsAsync(ForecastQuestion question, CancellationToken cancellationToken = default) =>
        GetAsync(Address(question, "v1/alerts"), ContractJson.Default.ForecastDocument, cancellationToken);

    public Task<Answer<Comparison>> GetComparisonAsync(ComparisonQuestion question, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        return GetAsync(question.Address(), ContractJson.Default.Comparison, cancellationToken);
    }

    public Task<Answer<Skill>> GetSkillAsync(SkillQuestion question, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        return GetAsync(question.Address(), ContractJson.Default.Skill, cancellationToken);
    }

    public Task<Answer<ProviderCatalogue>> GetProvidersAsync(CancellationToken cancellationToken = default) =>
        GetAsync("v1/providers", ContractJson.Default.ProviderCatalogue, cancellationToken);

    public Task<Answer<VariableCatalogue>> GetVariablesAsync(CancellationToken cancellationToken = default) =>
        GetAsync("v1/variables", ContractJson.Default.VariableCatalogue, cancellationToken);

    public Task<Answer<ConditionCatalogue>> GetConditionsAsync(CancellationToken cancellationToken = default) =>
        GetAsync("v1/conditions", ContractJson.Default.ConditionCatalogue, cancellationToken);

    private static string Address(ForecastQuestion question, string path)
    {
        ArgumentNullException.ThrowIfNull(question);
        return question.Address(path);
    }

    private async Task<Answer<T>> GetAsync<T>(string address, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        var known = remembered[address];
        if (known is { } last) request.Headers.IfNoneMatch.ParseAdd(last.Tag);
        using var response = await http.SendAsync(request, cancellationToken);
        if (response.StatusCode == HttpStatusCode.NotModified && known is { Value: T same }) return Answered(response, same);
        if (response.StatusCode != HttpStatusCode.OK) throw await ProblemAsync(response, address, cancellationToken);

        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        var value =
            await JsonSerializer.DeserializeAsync(body, type, cancellationToken) ?? throw new JsonException("the hub answered null");
        if (response.Headers.ETag is { } tag)
            remembered.Remember(address, tag.ToString(), value);
        return Answered(response, value);
    }

    private static Answer<T> Answered<T>(HttpResponseMessage response, T value) =>
        new(value, response.Headers.ETag?.ToString(), response.Headers.Age, Trace(response));

    private async Task<WeatherHubProblemException> ProblemAsync(
        HttpResponseMessage response,
        string address,
        CancellationToken cancellationToken)
    {
        var wait = response.Headers.RetryAfter is { } said ? said.Delta ?? said.Date - clock.GetUtcNow() : null;
        try
        {
            await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
            if (await JsonSerializer.DeserializeAsync(body, ContractJson.Default.Problem, cancellationToken) is { } problem)
                return new WeatherHubProblemException(problem, wait);
        }
        catch (JsonException)
        {
            // Something between us and the hub answered in words of its own.
        }

        return new WeatherHubProblemException(
            new Problem
            {
                Type = ProblemTypes.Other,
                Title = response.ReasonPhrase ?? "No answer of the contract",
                Status = (int)response.StatusCode,
                Detail = "The answer is no problem document of the hub.",
                Instance = "/" + address.Split('?')[0],
                TraceId = Trace(response) ?? "",
            },
            wait);
    }

    private static string? Trace(HttpResponseMessage response) =>
        response.Headers.TryGetValues("traceresponse", out var values) && values.FirstOrDefault()?.Split('-') is [_, var trace, ..]
            ? trace
            : null;
}
