using System.Net;
using System.Net.Sockets;
using StackExchange.Redis;

namespace WeatherHub.Api.Redis;

/// <summary>
/// Why a Redis does not answer, found out by one more try: of a refused connection the client itself says only that it was aborted.
/// </summary>
internal static class RedisDiagnosis
{
    private const int RedisPort = 6379;
    private const int RedisTlsPort = 6380;
    private const int SentinelPort = 26379;

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(1);

    /// <summary>One word, such as <c>name_resolution_error</c>; nothing of the address or of the server's words is in it.</summary>
    internal static async Task<string> OfAsync(ConfigurationOptions address)
    {
        string? unreachable = null;
        foreach (var server in address.EndPoints)
        {
            if (await ReachAsync(Complete(server, address)) is not { } fault) return await GreetAsync(address);
            unreachable ??= fault;
        }

        return unreachable ?? "no_answer";
    }

    private static EndPoint Complete(EndPoint server, ConfigurationOptions address)
    {
        var usual = address.ServiceName is { Length: > 0 } ? SentinelPort : address.Ssl ? RedisTlsPort : RedisPort;
        return server switch
        {
            DnsEndPoint { Port: 0 } named => new DnsEndPoint(named.Host, usual),
            IPEndPoint { Port: 0 } numbered => new IPEndPoint(numbered.Address, usual),
            _ => server,
        };
    }

    /// <summary>Null when somebody listens there.</summary>
    private static async Task<string?> ReachAsync(EndPoint server)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        using var limit = new CancellationTokenSource(Deadline);
        try
        {
            await socket.ConnectAsync(server, limit.Token);
            return null;
        }
        catch (OperationCanceledException)
        {
            return "connect_timeout";
        }
        catch (SocketException exception)
        {
            return exception.SocketErrorCode switch
            {
                SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData or SocketError.NoRecovery => "name_resolution_error",
                SocketError.ConnectionRefused => "connection_refused",
                SocketError.TimedOut => "connect_timeout",
                SocketError.HostUnreachable or SocketError.NetworkUnreachable => "host_unreachable",
                _ => "connection_error",
            };
        }
    }

    /// <summary>Somebody listens; either they do not let us in, or they say nothing.</summary>
    private static async Task<string> GreetAsync(ConfigurationOptions address)
    {
        var once = address.Clone();
        (once.AbortOnConnectFail, once.ConnectRetry) = (true, 0);
        try
        {
            await using var redis = await ConnectionMultiplexer.ConnectAsync(once);
        }
        catch (RedisConnectionException refused) when (refused.FailureType == ConnectionFailureType.AuthenticationFailure)
        {
            return "authentication_failure";
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            // It is there and does not speak with us.
        }

        return "no_answer";
    }
}
