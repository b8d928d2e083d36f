using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using WeatherHub.Api.Http;
using WeatherHub.Api.Responses;
using WeatherHub.Contracts.V1;

namespace WeatherHub.Api.Pages;

/// <summary>What stands at <c>/</c>: where everything is, as a page for a browser and as JSON for everybody else.</summary>
internal sealed class StartPage
{
    private const string About =
        "One forecast out of many weather services, over one stable HTTP contract, with the source and the confidence of every number.";

    private const string Cached = "public, max-age=300, stale-while-revalidate=60, stale-if-error=86400";

    /// <summary>The name of each link in JSON, its address, and what a reader sees of it.</summary>
    private static readonly (string Name, string Address, string Text)[] Links =
    [
        ("docs", DocsPage.Address, "Documentation of the API"),
        ("openapi", "/openapi/v1.json", "The contract as an OpenAPI document"),
        ("forecast", "/v1/forecast?lat=52.52&lon=13.41&hours=24&days=3", "A forecast to try: Berlin, 24 hours and 3 days"),
        ("alerts", "/v1/alerts?lat=52.52&lon=13.41", "Official warnings in force: Berlin"),
        ("providers", "/v1/providers", "The weather services behind it, and their terms"),
        ("variables", "/v1/variables", "Every number: unit, precision, range"),
        ("conditions", "/v1/conditions", "Every condition, such as partly cloudy"),
        ("usage", "/v1/usage", "Calls of the weather services made and saved"),
        ("health", "/health/ready", "Whether it is ready"),
    ];

    private readonly Lazy<EncodedBody> json = new(() => new(AsJson()));
    private readonly Lazy<EncodedBody> html = new(() => new(Encoding.UTF8.GetBytes(AsHtml())));
    private readonly Lazy<string> policy = new(() => PageContent.Policy($"style-src '{HashOf(Styles(AsHtml()))}'; img-src 'self'"));

    internal Task AnswerAsync(HttpContext context)
    {
        var accept = context.Request.Headers.Accept;
        var (wantsPage, wantsJson) = (
            ContentNegotiation.QualityOf(accept, "text/html"), ContentNegotiation.QualityOf(accept, "application/json"));
        if (wantsPage <= wantsJson)
            return wantsJson > 0
                ? ResponseWriter.WriteAsync(context, json.Value, Cached)
                : ProblemWriter.WriteAsync(context, StatusCodes.Status406NotAcceptable);
        context.Response.Headers.ContentSecurityPolicy = policy.Value;
        return ResponseWriter.WriteAsync(context, html.Value, Cached, "text/html; charset=utf-8");
    }

    private static string AsHtml() => Encoding.UTF8.GetString(PageContent.Read("start.html"))
        .Replace("{{about}}", About, StringComparison.Ordinal)
        .Replace(
            "{{links}}",
            string.Join('\n', Links.Select(link => (link.Text, Address: WebUtility.HtmlEncode(link.Address)))
                .Select(link => $"<li><a href=\"{link.Address}\">{link.Text}<small>{link.Address}</small></a></li>")),
            StringComparison.Ordinal);

    private static string Styles(string page)
    {
        var from = page.IndexOf("<style>", StringComparison.Ordinal) + "<style>".Length;
        return page[from..page.IndexOf("</style>", StringComparison.Ordinal)];
    }

    private static string HashOf(string styles) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(styles)))}";

    private static byte[] AsJson()
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteString("name", "WeatherHub");
            writer.WriteString("description", About);
            writer.WriteString("contract", ContractJson.Revision);
            writer.WriteStartObject("links");
            foreach (var (name, address, _) in Links) writer.WriteString(name, address);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }
}
