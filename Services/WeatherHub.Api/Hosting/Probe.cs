using System.Net;

namespace WeatherHub.Api.Hosting;

/// <summary>Lets a container without a shell ask the hub for its health: <c>--probe http://127.0.0.1:8080/health/ready</c>.</summary>
internal static class Probe
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(3);

    /// <summary>The address to ask, when the program was started for that alone.</summary>
    internal static Uri? Address(string[] args) =>
        args is ["--probe", var address] && Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri : null;

    /// <summary>0 when the address answers 200, else 1: the exit codes of a container's health check.</summary>
    internal static async Task<int> AskAsync(Uri address)
    {
        using var handler = new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false };
        using var invoker = new HttpMessageInvoker(handler);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        using var limit = new CancellationTokenSource(Deadline, TimeProvider.System);
        try
        {
            using var response = await invoker.SendAsync(request, limit.Token);
            return response.StatusCode == HttpStatusCode.OK ? 0 : 1;
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            return 1;
        }
    }
}
