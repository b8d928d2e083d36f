using WeatherHub.Api.Resources.Shared;

namespace WeatherHub.Api.Http;

/// <summary>Marks an endpoint that takes the parameters of a forecast address.</summary>
/// <param name="Path">Which.</param>
internal sealed record DocumentedQuery(ForecastPath Path);

/// <summary>Marks an endpoint that takes parameters of its own.</summary>
/// <param name="Table">Which.</param>
internal sealed record DocumentedParameters(IReadOnlyList<QueryParameter> Table);
