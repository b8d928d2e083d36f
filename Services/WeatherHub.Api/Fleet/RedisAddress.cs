using System.Net;
using StackExchange.Redis;

namespace WeatherHub.Api.Fleet;

/// <summary>Where Redis is: a connection string (of one server, or of a cluster), or sentinels who know the master.</summary>
/// <param name="Spelled">The connection string; with sentinels only its options count.</param>
/// <param name="Sentinels">Who knows the master; null when the connection string says it all.</param>
internal sealed record RedisAddress(string Spelled, Sentinels? Sentinels)
{
    /// <summary>Stands before every key.</summary>
    public const string Prefix = "weatherhub:";

    /// <summary>The configuration key of the connection string.</summary>
    public const string Key = "ConnectionStrings:Redis";

    private const int KeepAliveSeconds = 5;

    /// <summary>What to connect with.</summary>
    /// <param name="master">The master that sentinels named.</param>
    /// <exception cref="InvalidOperationException">The connection string cannot be read. It may hold a password and is not repeated.</exception>
    public ConfigurationOptions Of(EndPoint? master)
    {
        ConfigurationOptions options;
        try
        {
            options = Spelled.Length == 0 ? new ConfigurationOptions() : ConfigurationOptions.Parse(Spelled);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
#pragma warning disable MA0054 // What could not be read may be part of a password.
            throw new InvalidOperationException($"{Key} is no connection string of StackExchange.Redis");
#pragma warning restore MA0054
        }

        // A server that is away at first is found once it is there, and one that went silent is found out.
        options.AbortOnConnectFail = false;
        if (!Spelled.Contains("keepAlive", StringComparison.OrdinalIgnoreCase)) options.KeepAlive = KeepAliveSeconds;
        if (master is null) return options;
        options.EndPoints.Clear();
        options.EndPoints.Add(master);
        return options;
    }
}
