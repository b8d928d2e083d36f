using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Lab.Simulation;

/// <summary>Where calls to vendors end: they are noted, and nobody is called. So a call weighs here what the hub itself would have counted.</summary>
internal sealed class Overheard
{
    // One of them is covered by whoever covers anything.
    private static readonly Coordinates[] Somewhere = [new(52.52, 13.40), new(40.71, -74.01)];

    private readonly List<Uri> addresses = [];

    /// <summary>The handler to put where the network would be.</summary>
    public HttpMessageHandler Handler() => new Ear(addresses);

    /// <summary>How many calls of its quota a question takes; of several the heaviest.</summary>
    public double WeightOf(IWeatherProvider provider, ReportKind kind)
    {
        addresses.Clear();
        var place = Array.Find(Somewhere, provider.Profile.Coverage.Covers);
        try
        {
            provider.ReportAsync(new WeatherQuery(kind, WeatherQuery.CellOf(place), null), CancellationToken.None).GetAwaiter().GetResult();
        }
        catch (ProviderFaultException)
        {
            // Nobody answered.
        }

        return addresses.Select(provider.Profile.Quota.WeightOf).DefaultIfEmpty(1).Max();
    }

    private sealed class Ear(List<Uri> addresses) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            lock (addresses) addresses.Add(request.RequestUri!);
            throw new HttpRequestException("nobody is called");
        }
    }
}
