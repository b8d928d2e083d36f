using WeatherHub.Api.Http;
using WeatherHub.Api.Resources.Shared;
using WeatherHub.Weather.Consensus.Skill;

namespace WeatherHub.Api.Resources.Skill;

/// <summary>The parameters of <c>/v1/skill</c>.</summary>
internal static class SkillParameters
{
    internal static QueryParameter Field { get; } = new(
        "field", ValueShape.Word, "Only this field. Without it, every field that is verified.",
        Words: [.. Quantity.Hourly.Select(quantity => quantity.Name)], Example: "temperature");

    internal static QueryParameter Lead { get; } = new(
        "lead", ValueShape.Whole, "Only the span of lead that so many hours ahead lie in. Without it, every span.",
        Minimum: 0, Maximum: 384, Example: "24");

    internal static IReadOnlyList<QueryParameter> All { get; } =
        [CommonParameters.Latitude, CommonParameters.Longitude, CommonParameters.Elevation, Field, Lead];
}
