using System.Text.Json;
using WeatherHub.Api.Http;
using WeatherHub.Api.Resources.Shared;
using WeatherHub.Api.Responses;
using WeatherHub.Contracts.V1;
using WeatherHub.Verification.Skill;
using WeatherHub.Weather.Consensus.Skill;
using WeatherHub.Weather.Geography;

namespace WeatherHub.Api.Resources.Skill;

/// <summary>How good forecasts were around a place, as far as the answers of this hour are made with it.</summary>
internal sealed class SkillHandler(SkillRepository skills)
{
    private const string CacheControl = "public, max-age=300, stale-while-revalidate=60, stale-if-error=86400";

    internal static void Map(IEndpointRouteBuilder routes) =>
        new ResourceRoute(
            "/v1/skill",
            "getSkill",
            "Forecast",
            "How far vendors and the hub were off when stations observed what came: around a place and pooled.")
        {
            Parameters = _ => SkillParameters.All,
        }.Map<SkillHandler, Contracts.V1.Skill>(routes, (handler, context) => handler.AnswerAsync(context));

    private async Task AnswerAsync(HttpContext context)
    {
        var reader = new QueryReader(context.Request.QueryString.Value, SkillParameters.All);
        var latitude = reader.Decimal(CommonParameters.Latitude);
        var longitude = reader.Decimal(CommonParameters.Longitude);
        var elevation = reader.Decimal(CommonParameters.Elevation);
        var field = reader.Word(SkillParameters.Field);
        var lead = reader.Decimal(SkillParameters.Lead);
        if (reader.Errors.Count > 0)
        {
            await ProblemWriter.WriteAsync(context, StatusCodes.Status400BadRequest, errors: reader.Errors);
            return;
        }

        var place = PlaceKey.Of(new Coordinates(latitude!.Value, longitude!.Value), elevation);
        var quantities = Quantity.Hourly.Where(quantity => (field ?? quantity.Name) == quantity.Name);
        var leads = lead is { } hours ? [LeadTimeBins.IndexOf(hours / 24)] : Enumerable.Range(0, LeadTimeBins.Count);
        var versions = await skills.FindAsync(place.ToString());
        var skill = SkillPresenter.Present(place, skills.Snapshot(), versions, [.. quantities], [.. leads]);
        await ResponseWriter.WriteAsync(
            context, new EncodedBody(JsonSerializer.SerializeToUtf8Bytes(skill, ContractJson.Wire.Skill)), CacheControl);
    }
}
