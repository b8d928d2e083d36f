namespace WeatherHub.Lab.Drills.Processes;

/// <summary>HTTP as drills speak it.</summary>
internal static class HttpClients
{
    /// <summary>A client that follows nothing, keeps nothing and waits as long as a caller might.</summary>
    internal static HttpClient Create(string address) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        MaxConnectionsPerServer = 4000,
        ConnectTimeout = TimeSpan.FromSeconds(5),
    })
    {
        BaseAddress = new Uri(address),
        Timeout = TimeSpan.FromSeconds(30),
    };
}
