using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using WeatherHub.Lab.Drills.Oracle;
using WeatherHub.Lab.Drills.Processes;

namespace WeatherHub.Lab.Drills.Mutants;

/// <summary>What a vendor said, and about where.</summary>
/// <param name="Vendor">Its id.</param>
/// <param name="Path">Below its base address.</param>
/// <param name="Place">The place in the question; not known where the question does not say it.</param>
/// <param name="Body">The bytes.</param>
/// <param name="ContentType">As it came.</param>
internal sealed record SimulatedResponse(string Vendor, string Path, Place? Place, byte[] Body, string ContentType);

/// <summary>An HTTP door before the vendors that may change what they say; the status and the other headers stay.</summary>
internal sealed class MutationProxy : IAsyncDisposable
{
    private static readonly HashSet<string> Own = new(
        StringComparer.OrdinalIgnoreCase) { "Content-Length", "Content-Encoding", "Transfer-Encoding", "Content-Type", "Connection",
        "Server" };

    private readonly WebApplication app;
    private readonly HttpClient vendors;

    private MutationProxy(string vendors, WebApplication app) => (this.vendors, this.app) = (HttpClients.Create(vendors), app);

    internal string Address => app.Urls.First().TrimEnd('/');

    /// <summary>What becomes of a good answer; whatever it is now, at first.</summary>
    internal Func<SimulatedResponse, SimulatedResponse> Spoil { get; set; } = said => said;

    internal static async Task<MutationProxy> StartAsync(string vendors)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var door = new MutationProxy(vendors, builder.Build());
        door.app.Run(door.PassAsync);
        await door.app.StartAsync();
        return door;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        vendors.Dispose();
    }

    private async Task PassAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        using var question = new HttpRequestMessage(HttpMethod.Get, new Uri($"{request.Path}{request.QueryString}", UriKind.Relative));
        question.Headers.TryAddWithoutValidation("User-Agent", request.Headers.UserAgent.ToString());
        question.Headers.Host = request.Host.Value;
        using var answer = await vendors.SendAsync(question, context.RequestAborted);
        var body = await answer.Content.ReadAsByteArrayAsync(context.RequestAborted);
        var said = new SimulatedResponse(
            request.Path.Value!.Split(
                '/', 3)[1], request.Path.Value!, PlaceOf(request.Query), body, answer.Content.Headers.ContentType?.ToString() ?? "");
        if (answer.IsSuccessStatusCode) said = Spoil(said);

        response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers))
            if (!Own.Contains(name)) response.Headers[name] = values.ToArray();
        if (said.ContentType.Length > 0) response.ContentType = said.ContentType;
        if (response.StatusCode is not (204 or 304)) await response.Body.WriteAsync(said.Body, context.RequestAborted);
    }

    private static Place? PlaceOf(IQueryCollection query) =>
        Hundredths(query["lat"], query["latitude"]) is { } latitude
            && Hundredths(query["lon"], query["longitude"]) is { } longitude ? new Place(latitude, longitude) : null;

    private static int? Hundredths(string? one, string? other) =>
        double.TryParse(one ?? other, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees)
            ? (int)Math.Round(degrees * 100)
            : null;
}
