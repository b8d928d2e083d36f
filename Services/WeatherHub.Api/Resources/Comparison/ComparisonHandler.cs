using System.Text.Json;
using WeatherHub.Api.Fetching;
using WeatherHub.Api.Http;
using WeatherHub.Api.Resources.Shared;
using WeatherHub.Contracts.V1;
using WeatherHub.Weather.Consensus;
using WeatherHub.Weather.Consensus.Explain;
using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Resources.Comparison;

/// <summary>What every provider says of one field, beside what the hub answers.</summary>
internal sealed class ComparisonHandler(
    CommonParameters common, ComparisonParameters parameters, ComparisonPresenter presenter, MergedResourceServices services)
    : MergedResource<ComparisonQuery>(services, Capacity)
{
    internal const string Address = "/v1/compare";

    /// <summary>Bytes of responses that are stored at most.</summary>
    private const long Capacity = 8 * 1024 * 1024;

    /// <summary>The days are not shown, but merged like any other forecast's.</summary>
    private const int Days = 7;

    private static readonly ReportKind[] ForecastOnly = [ReportKind.Forecast];

    internal static void Map(IEndpointRouteBuilder routes) =>
        new ResourceRoute(Address, "getComparison", "Forecast", "What every vendor says of one field, beside what the hub answers.")
        {
            Parameters = provider => provider.GetRequiredService<ComparisonParameters>().All,
            IsMerged = true,
        }.Map<ComparisonHandler, Contracts.V1.Comparison>(routes, (handler, context) => handler.AnswerAsync(context));

    protected override ReportKind[] Kinds(ComparisonQuery query) => ForecastOnly;

    protected override string AddressOf(ComparisonQuery query) => query.Address();

    protected override ForecastRequest Request(ComparisonQuery query) =>
        query.Common.Request(ZoneOf(query.Common), ForecastOnly, Days, MergeMode.Consensus) with
        {
            Explain = new ExplainRequest(query.Variable),
        };

    protected override (byte[] Body, AnswerFacts Facts) Present(
        ComparisonQuery query, TimeZoneInfo zone, ForecastAnswer answer, MergedForecast forecast)
    {
        var used = forecast.Series.Select(series => series.Provider).ToHashSet(StringComparer.Ordinal);
        var facts = new AnswerFacts(answer, forecast, used, showsCurrent: false, query.Common.MaxAge, alerts: null, Now);
        return (JsonSerializer.SerializeToUtf8Bytes(presenter.Present(query, facts, zone), ContractJson.Wire.Comparison), facts);
    }

    private Task AnswerAsync(HttpContext context)
    {
        var reader = new QueryReader(context.Request.QueryString.Value, parameters.All);
        var (shared, field) = (common.Read(reader), reader.Word(ComparisonParameters.Field));
        return field is null || reader.Errors.Count > 0
            ? ProblemWriter.WriteAsync(context, StatusCodes.Status400BadRequest, errors: reader.Errors)
            : RespondAsync(context, new ComparisonQuery(shared, HourlyFields.VariableOf(field)));
    }
}
