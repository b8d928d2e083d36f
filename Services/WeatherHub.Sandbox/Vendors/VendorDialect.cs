using WeatherHub.Sandbox.Simulation;
using WeatherHub.Weather.Units;

namespace WeatherHub.Sandbox.Vendors;

/// <summary>How one vendor speaks.</summary>
internal interface IVendorDialect
{
    /// <summary>The vendor's id in the hub.</summary>
    string Id { get; }

    /// <summary>The unit of speed it answers in.</summary>
    Unit Wind { get; }

    /// <summary>Its endpoints.</summary>
    IReadOnlyList<VendorRoute> Endpoints { get; }

    /// <summary>An error of the vendor's own making.</summary>
    VendorReply Failure(int status);
}

/// <summary>One endpoint of a vendor.</summary>
/// <param name="Name">As calls to it are counted.</param>
/// <param name="Pattern">The route below the vendor's base address.</param>
/// <param name="Answer">What it answers.</param>
internal sealed record VendorRoute(string Name, string Pattern, Func<VendorCall, VendorReply> Answer);

/// <summary>One call of a vendor.</summary>
/// <param name="Request">The request.</param>
/// <param name="Sky">The sky as the vendor sees it now.</param>
/// <param name="Now">The true time, for headers.</param>
internal sealed record VendorCall(HttpRequest Request, VendorWeather Sky, DateTimeOffset Now)
{
    /// <summary>The vendor's own base address, as the caller reached it.</summary>
    public string BaseAddress(string vendor) => $"{Request.Scheme}://{Request.Host}/{vendor}";

    /// <summary>A single query parameter; null when absent.</summary>
    public string? Query(string name) => Request.Query.TryGetValue(name, out var values) && values.Count > 0 ? values[^1] : null;

    /// <summary>Whether the caller says who it is and whom to write to, as vendors without keys demand.</summary>
    public bool HasContact =>
        Request.Headers.UserAgent.ToString() is { Length: > 0 } agent
        && (agent.Contains('@') || agent.Contains("://", StringComparison.Ordinal));

    /// <summary>Whether the caller already holds what was last modified then.</summary>
    public bool Holds(DateTimeOffset modified) =>
        Request.GetTypedHeaders().IfModifiedSince is { } since && since >= modified.Floor(TimeSpan.FromSeconds(1));
}
