namespace WeatherHub.Sandbox.Control;

/// <summary>One thing that is wrong with a request.</summary>
/// <param name="Parameter">Where.</param>
/// <param name="Code">What, for programs.</param>
/// <param name="Detail">What, for people.</param>
internal sealed record ParameterError(string Parameter, string Code, string Detail);

/// <summary>Problem details (RFC 9457) of the sandbox's own endpoints.</summary>
internal static class Problems
{
    /// <summary>400, with everything that is wrong.</summary>
    public static IResult BadRequest(IEnumerable<ParameterError> errors) =>
        Results.Problem(
            title: "The request has faults",
            statusCode: StatusCodes.Status400BadRequest,
            type: "urn:weatherhub:sandbox:invalid-request",
            detail: string.Join(
                "; ",
                errors.Select(wrong => wrong.Parameter.Length == 0 ? wrong.Detail : $"{wrong.Parameter}: {wrong.Detail}")),
            extensions: new Dictionary<string, object?>
            {
                ["errors"] = errors
                    .Select(wrong => new Dictionary<string, string>
                    {
                        ["parameter"] = wrong.Parameter,
                        ["code"] = wrong.Code,
                        ["detail"] = wrong.Detail,
                    })
                    .ToArray(),
            });

    /// <summary>404 for a vendor nobody simulates.</summary>
    public static IResult UnknownVendor(string id, IEnumerable<string> known) => Results.Problem(
        title: "Unknown vendor", statusCode: StatusCodes.Status404NotFound, type: "urn:weatherhub:sandbox:unknown-vendor",
        detail: $"'{id}' is not simulated; known are {string.Join(", ", known)}");
}
