using WeatherHub.Api.Hosting;
using WeatherHub.Sandbox.Control;
using WeatherHub.Sandbox.Vendors;

namespace WeatherHub.Sandbox.Hosting;

/// <summary>The host of the simulated vendors: their endpoints and nothing of the hub's.</summary>
internal static class VendorsApp
{
    /// <summary>Builds the host.</summary>
    /// <param name="arguments">Configuration; without addresses it listens on any free loopback port, or at the default when it is
    /// alone.</param>
    /// <param name="simulated">The vendors.</param>
    /// <param name="withControls">Whether <c>/_sandbox/*</c> stands here, because there is no hub.</param>
    public static WebApplication Build(IReadOnlyList<string> arguments, SimulatedVendors simulated, bool withControls)
    {
        var builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions { Args = [.. arguments], ContentRootPath = AppContext.BaseDirectory });
        if (!withControls)
            builder.WebHost.UseUrls("http://127.0.0.1:0");
        else if (builder.Configuration["urls"] is null)
            builder.WebHost.UseUrls(SandboxOptions.DefaultUrls);
        builder.Configuration["Logging:LogLevel:Default"] = nameof(LogLevel.Warning);
        StartupChecks.CheckAddresses(builder.Configuration);
        StartupLogging.AddTo(builder.Services);
        builder.Services.AddProblemDetails();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);

        var app = builder.Build();
        simulated.Map(app);
        foreach (var probe in new[] { "live", "ready", "startup" }) app.MapGet($"/health/{probe}", () => new { status = "healthy" });
        if (withControls) ControlEndpoints.Map(app, simulated, () => app.Urls.First().TrimEnd('/'));
        return app;
    }
}
