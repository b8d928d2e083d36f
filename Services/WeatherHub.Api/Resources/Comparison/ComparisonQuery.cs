using WeatherHub.Api.Http;
using WeatherHub.Api.Resources.Shared;
using WeatherHub.Weather.Units;

namespace WeatherHub.Api.Resources.Comparison;

/// <summary>The parameters of <c>/v1/compare</c>.</summary>
internal sealed class ComparisonParameters(CommonParameters common)
{
    internal static QueryParameter Field { get; } = new(
        "field", ValueShape.Word, "The hourly field that vendors are compared on.",
        Required: true, Words: HourlyFields.All, Example: "hourly.temperature");

    internal QueryParameter[] All { get; } =
    [
        CommonParameters.Latitude, CommonParameters.Longitude, CommonParameters.Elevation, Field, CommonParameters.Hours,
        CommonParameters.Units, common.Providers, CommonParameters.MaxAge,
    ];
}

/// <summary>A comparison of the providers on one hourly number, in canonical form.</summary>
internal readonly record struct ComparisonQuery(CommonQuery Common, Variable Variable)
{
    /// <summary>The query as an address relative to the hub: parameters in a fixed order, defaults left out.</summary>
    internal string Address() => new AddressBuilder(ComparisonHandler.Address)
        .Add(CommonParameters.Latitude, Common.Place.Latitude).Add(CommonParameters.Longitude, Common.Place.Longitude)
        .Add(CommonParameters.Elevation, Common.Elevation)
        .Add(ComparisonParameters.Field, HourlyFields.NameOf(Variable))
        .Add(CommonParameters.Hours, Common.Hours)
        .AddChoice(CommonParameters.Units, (int)Common.Units)
        .Add(CommonParameters.ProvidersName, Common.Providers)
        .Add(CommonParameters.MaxAge, Common.MaxAge)
        .ToString();
}
