using Refit;

namespace WeatherHub.Standins.Tests.Clients;

internal enum Sky
{
    Clear,

    [System.Runtime.Serialization.EnumMember(Value = "partly-cloudy")]
    PartlyCloudy,
}

internal sealed record Report(string? Station, double? Kelvin);

[Headers("Accept: application/json", "X-Kind: of-interface")]
internal interface ISkyApi
{
    [Get("/stations/{id}/latest")]
    Task<IApiResponse<Report>> LatestAsync(string id, CancellationToken cancellation = default);

    [Get("/search?format=unix")]
    Task<IApiResponse<Report>> SearchAsync(
        [AliasAs("lat")] double latitude,
        [Query, AliasAs("hours")] int? hours,
        [Query(CollectionFormat.Csv)] IReadOnlyList<string> fields,
        [Query(CollectionFormat.Multi), AliasAs("model")] IReadOnlyList<string>? models = null,
        [AliasAs("q")] string? text = null,
        Sky? sky = null);

    [Get("/rounded")]
    Task<IApiResponse<Report>> RoundedAsync([Query(Format = "0.##")] double lat);

    [Get("/headers")]
    [Headers("X-Kind: of-method")]
    Task<IApiResponse<Report>> HeadersAsync([Header("If-Modified-Since")] string? since, [Header("User-Agent")] string? agent);

    [Get("/body")]
    Task<ApiResponse<Report>> ResponseAsync(CancellationToken cancellation);

    [Get("/body")]
    Task<Report> BodyAsync();

    [Get("/body")]
    Task<string> TextAsync();

    [Get("/body")]
    Task<HttpResponseMessage> MessageAsync();
}
