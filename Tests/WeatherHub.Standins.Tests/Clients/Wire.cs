using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Refit;

namespace WeatherHub.Standins.Tests.Clients;

/// <summary>The far end of a client: keeps what was asked, answers what it is told.</summary>
internal sealed class Wire(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
{
    public List<(string Method, string Address, Dictionary<string, string> Headers)> Asked { get; } = [];

    public static Wire Saying(string body, HttpStatusCode status = HttpStatusCode.OK) =>
        Answering(() => new HttpResponseMessage(status) { Content = new StringContent(body) });

    public static Wire Answering(Func<HttpResponseMessage> answer) => new((_, _) => Task.FromResult(answer()));

    public ISkyApi Client(string baseAddress = "https://sky.example/")
    {
        var services = new ServiceCollection();
        services
            .AddRefitClient<ISkyApi>(new RefitSettings(new SystemTextJsonContentSerializer(new JsonSerializerOptions(JsonSerializerDefaults.Web))))
            .ConfigureHttpClient(client => client.BaseAddress = new Uri(baseAddress))
            .ConfigurePrimaryHttpMessageHandler(() => this);
        return services.BuildServiceProvider().GetRequiredService<ISkyApi>();
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        lock (Asked)
        {
            Asked.Add((request.Method.Method, request.RequestUri!.AbsoluteUri,
                request.Headers.NonValidated.ToDictionary(header => header.Key, header => header.Value.ToString())));
        }

        var response = await answer(request, cancellationToken);
        response.RequestMessage = request;
        return response;
    }
}
