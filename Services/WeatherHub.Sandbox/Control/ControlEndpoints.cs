using System.Text.Json;
using WeatherHub.Sandbox.Faults;
using WeatherHub.Sandbox.Simulation;
using WeatherHub.Sandbox.Vendors;

namespace WeatherHub.Sandbox.Control;

/// <summary>the controls: what is wrong with a vendor, what time it is, what the weather really is.</summary>
internal static class ControlEndpoints
{
    private const double LongestAdvance = 10 * 366 * 86_400.0;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 8 };

    /// <summary>Maps <c>/_sandbox/*</c>.</summary>
    /// <param name="routes">Where to.</param>
    /// <param name="simulated">The vendors.</param>
    /// <param name="address">Where the vendors listen; asked late, because a port may be known only then.</param>
    public static void Map(IEndpointRouteBuilder routes, SimulatedVendors simulated, Func<string> address)
    {
        var group = routes.MapGroup("/_sandbox").ExcludeFromDescription();
        group.MapGet("/vendors", () => simulated.Vendors.Select(Shown).ToArray());
        group.MapGet("/vendors/{id}", (string id) => simulated.Find(id) is { } vendor ? Results.Ok(Shown(vendor)) : Unknown(id));
        group.MapPost("/vendors/{id}", async (string id, HttpRequest request) =>
        {
            if (simulated.Find(id) is not { } vendor) return Unknown(id);
            var errors = new List<ParameterError>();
            using var body = await ReadAsync(request, errors);
            var faults = body is null ? VendorFaults.None : FaultRequest.Parse(body.RootElement, simulated.Clock.GetUtcNow(), errors);
            if (errors.Count > 0) return Problems.BadRequest(errors);
            vendor.Faults = faults;
            return Results.Ok(Shown(vendor));
        });
        group.MapDelete("/vendors/{id}", (string id) =>
        {
            if (simulated.Find(id) is not { } vendor) return Unknown(id);
            vendor.Faults = VendorFaults.None;
            return Results.Ok(Shown(vendor));
        });
        group.MapGet("/clock", () => Now());
        group.MapPost("/clock", async (HttpRequest request) =>
        {
            var errors = new List<ParameterError>();
            using var body = await ReadAsync(request, errors);
            if (body is not null && Advance(body.RootElement, errors) is { } by && errors.Count == 0) simulated.Clock.Advance(by);
            return errors.Count > 0 ? Problems.BadRequest(errors) : Results.Ok(Now());
        });
        group.MapGet("/truth", (HttpRequest request) => TruthEndpoint.Answer(request, simulated));

        Dictionary<string, object> Shown(SimulatedVendor vendor) => new()
        {
            ["id"] = vendor.Dialect.Id,
            ["faults"] = vendor.Faults.Given,
            ["calls"] = new SortedDictionary<string, int>(vendor.Calls.ToDictionary(), StringComparer.Ordinal),
            ["baseAddress"] = $"{address()}/{vendor.Dialect.Id}",
        };

        Dictionary<string, string> Now() => new() { ["now"] = simulated.Clock.GetUtcNow().Zulu() };

        IResult Unknown(string id) => Problems.UnknownVendor(id, simulated.Vendors.Select(vendor => vendor.Dialect.Id));
    }

    private static async Task<JsonDocument?> ReadAsync(HttpRequest request, List<ParameterError> errors)
    {
        try
        {
            return await JsonDocument.ParseAsync(request.Body, Strict, request.HttpContext.RequestAborted);
        }
        catch (JsonException)
        {
            errors.Add(new ParameterError("", "bad_value", "must be JSON"));
            return null;
        }
    }

    private static TimeSpan? Advance(JsonElement request, List<ParameterError> errors)
    {
        TimeSpan? by = null;
        if (request.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in request.EnumerateObject())
            {
                if (property.Name != "advanceSeconds")
                    errors.Add(new ParameterError(property.Name, "unknown", "known is advanceSeconds"));
                else if (
                    by is null
                    && property.Value.ValueKind == JsonValueKind.Number
                    && property.Value.TryGetDouble(out var seconds)
                    && seconds is >= 0 and <= LongestAdvance)
                    by = TimeSpan.FromSeconds(seconds);
                else
                    errors.Add(
                        new ParameterError(
                            "advanceSeconds",
                            "bad_value",
                            $"must be one number from 0 to {LongestAdvance:0}; time only goes forward"));
            }
        }

        if (by is null && errors.Count == 0) errors.Add(new ParameterError("advanceSeconds", "required", "must be given"));
        return by;
    }
}
