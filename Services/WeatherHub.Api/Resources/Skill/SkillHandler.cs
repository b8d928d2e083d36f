using System.Text.Json;
using WeatherHub.Api.Http;
using WeatherHub.Api.Learning;
using WeatherHub.Api.Resources.Forecast;
using WeatherHub.Api.Responses;
using WeatherHub.Contracts.V1;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Verification;

namespace WeatherHub.Api.Resources.Skill;

/// <summary>How good forecasts were around a place, as far as the answers of this hour are made with it.</summary>
internal sealed class SkillHandler(SkillRepository board)
{
    private const string Short = "public, max-age=300, stale-while-revalidate=60, stale-if-error=86400";

    internal async Task AnswerAsync(HttpContext context)
    {
        if (!ContentNegotiation.TakesJson(context.Request.Headers.Accept))
        {
            await ProblemWriter.WriteAsync(context, StatusCodes.Status406NotAcceptable);
            return;
        }

        var reader = new QueryReader(context.Request.QueryString.Value, SkillParameters.All);
        var latitude = reader.Decimal(ForecastParameters.Latitude);
        var longitude = reader.Decimal(ForecastParameters.Longitude);
        var elevation = reader.Decimal(ForecastParameters.Elevation);
        string? field = reader.Word(SkillParameters.Field);
        var lead = reader.Decimal(SkillParameters.Lead);
        if (reader.Faults.Count > 0)
        {
            await ProblemWriter.WriteAsync(context, StatusCodes.Status400BadRequest, errors: reader.Faults);
            return;
        }

        var place = PlaceKey.Of(new Coordinates(latitude!.Value, longitude!.Value), elevation);
        var quantities = Quantity.Hourly.Where(quantity => (field ?? quantity.Name) == quantity.Name);
        var spans = lead is { } hours ? [LeadTimeBins.IndexOf(hours / 24)] : Enumerable.Range(0, LeadTimeBins.Count);
        var kept = await board.FindAsync(place.ToString());
        var skill = SkillPresenter.Present(place, board.Book(), kept, [.. quantities], [.. spans]);
        await ResponseWriter.WriteAsync(context, new EncodedBody(JsonSerializer.SerializeToUtf8Bytes(skill, ContractJson.Wire.Skill)), Short);
    }
}
