using System.Net;
using StackExchange.Redis;

namespace WeatherHub.Api.Redis;

/// <summary>Where Redis is: one server, some of a cluster, or, with <c>serviceName</c>, the sentinels who know the master.</summary>
internal static class RedisAddress
{
    /// <summary>Stands before every key.</summary>
    public const string Prefix = "weatherhub:";

    /// <summary>The configuration key of the connection string.</summary>
    public const string Key = "ConnectionStrings:Redis";

    private const int KeepAliveSeconds = 5;
    private const int ConnectMilliseconds = 1_000;
    private const int ReconnectMilliseconds = 500;

    /// <summary>What to connect with.</summary>
    /// <param name="spelled">The connection string of StackExchange.Redis.</param>
    /// <exception cref="InvalidOperationException">It cannot be used. It may hold a password and is not repeated.</exception>
    public static ConfigurationOptions Parse(string spelled)
    {
        var options = Read(spelled);
        if (!options.EndPoints.All(IsHost)) throw Wrong("holds an address that is none");
        if (options.EndPoints.Count == 0) throw Wrong("names no server; it begins with one, as in redis:6379");

        // A server that is away at first is found once it is there, one that went silent is found out, and meanwhile commands fail at once.
        options.AbortOnConnectFail = false;
        options.BacklogPolicy = BacklogPolicy.FailFast;
        options.ReconnectRetryPolicy = new LinearRetry(ReconnectMilliseconds);
        if (!Says(spelled, "keepAlive")) options.KeepAlive = KeepAliveSeconds;
        if (!Says(spelled, "connectTimeout")) options.ConnectTimeout = ConnectMilliseconds;

        // Nothing is read or heard outside our prefix, so that a user of Redis's may be confined to it.
        options.TieBreaker = "";
        options.ConfigurationChannel = "";
        return options;
    }

    /// <summary>Why a connection string cannot be used; null when it can.</summary>
    public static string? FaultOf(string spelled)
    {
        try
        {
            Parse(spelled);
            return null;
        }
        catch (InvalidOperationException wrong)
        {
            return wrong.Message;
        }
    }

    /// <summary>The servers, for people, and nothing that is secret of the address.</summary>
    public static string Shown(ConfigurationOptions address)
    {
        var servers = string.Join(", ", address.EndPoints.Select(endpoint => endpoint switch
        {
            DnsEndPoint { Port: 0 } named => named.Host,
            DnsEndPoint named => $"{named.Host}:{named.Port}",
            _ => $"{endpoint}",
        }));
        return address.ServiceName is { Length: > 0 } ? $"by the sentinels at {servers}" : $"at {servers}";
    }

    private static ConfigurationOptions Read(string spelled)
    {
        try
        {
            return ConfigurationOptions.Parse(spelled);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
#pragma warning disable MA0054 // What could not be read may be part of a password.
            throw Wrong("is no connection string of StackExchange.Redis");
#pragma warning restore MA0054
        }
    }

    // The client takes every word without an equals sign for a host, be it an URL or half of a password.
    private static bool IsHost(EndPoint endpoint) =>
        endpoint is not DnsEndPoint named || Uri.CheckHostName(named.Host) == UriHostNameType.Dns;

    private static bool Says(string spelled, string option) =>
        spelled.Split(',').Any(part => part.TrimStart().StartsWith($"{option}=", StringComparison.OrdinalIgnoreCase));

    private static InvalidOperationException Wrong(string fault) => new($"{Key} {fault}");
}
