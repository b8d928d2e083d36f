using WeatherHub.Sandbox.Simulation;

namespace WeatherHub.Sandbox.Vendors;

/// <summary>Where a request meets a vendor: counted, delayed, answered, and spoilt as the vendor's faults say.</summary>
/// <param name="clock">The sandbox's clock.</param>
internal sealed class VendorEndpoint(SandboxClock clock)
{
    /// <summary>Serves one call.</summary>
    public async Task ServeAsync(HttpContext context, SimulatedVendor vendor, VendorRoute endpoint)
    {
        var (number, faults) = (vendor.Count(endpoint.Name), vendor.Faults);
        var wait = faults.Latency + Noise.Unit(Noise.Key(number)) * faults.Jitter;
        if (wait > TimeSpan.Zero) await Task.Delay(wait, clock, context.RequestAborted);
        if (faults.Close)
        {
            context.Abort();
            return;
        }

        var now = clock.GetUtcNow();
        var reply = faults.Status is >= 400 and var broken
            ? vendor.Dialect.Failure(broken)
            : endpoint.Answer(new VendorCall(context.Request, vendor.Sky(now), now));
        if (faults.Status is { } status)
            reply = reply with { Status = status, Body = status is 204 or (>= 300 and < 400) ? [] : reply.Body };

        // The server's own Date would stay behind when the sandbox's clock is moved.
        context.Response.Headers.Date = now.ToString("R");
        if (faults.RetryAfter is { } retryAfter) context.Response.Headers.RetryAfter = retryAfter;
        foreach (var (name, value) in reply.Headers) context.Response.Headers[name] = value;
        await FaultyBody.WriteAsync(context, reply, faults.Body, clock);
    }
}
