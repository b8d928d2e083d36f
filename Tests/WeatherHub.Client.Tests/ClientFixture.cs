using Microsoft.Extensions.DependencyInjection;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace WeatherHub.Client.Tests;

/// <summary>A client in front of a hub that answers what a test gives it.</summary>
internal abstract class ClientFixture
{
    private ServiceProvider services = null!;

    protected static ForecastQuestion Berlin { get; } = new(52.52, 13.41);

    protected static string Golden => File.ReadAllText(Path.Combine(TestContext.CurrentContext.TestDirectory, "forecast.golden.json"));

    protected WireMockServer Hub { get; private set; } = null!;

    protected IWeatherHubClient Client { get; private set; } = null!;

    protected string SentQuery => Uri.UnescapeDataString(new Uri(Hub.LogEntries.Single().RequestMessage!.Url).Query);

    [SetUp]
    public void Start()
    {
        Hub = WireMockServer.Start();
        var collection = new ServiceCollection();
        collection.AddWeatherHubClient(options => options.BaseAddress = new Uri(Hub.Url!));
        services = collection.BuildServiceProvider();
        Client = services.GetRequiredService<IWeatherHubClient>();
    }

    [TearDown]
    public void Stop()
    {
        services.Dispose();
        Hub.Dispose();
    }

    protected void Give(string path, IResponseBuilder answer) => Hub.Given(Request.Create().WithPath(path).UsingGet()).RespondWith(answer);

    protected void Give(string path, string body) => Give(path, Response.Create().WithStatusCode(200).WithBody(body));
}
