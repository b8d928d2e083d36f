using Microsoft.Extensions.Configuration.Memory;

namespace WeatherHub.Api.Hosting;

/// <summary>Where the hub listens when nobody says: loopback only.</summary>
internal static class Listening
{
    private const string Default = "http://127.0.0.1:8080";

    private static readonly string[] Said = [WebHostDefaults.ServerUrlsKey, WebHostDefaults.HttpPortsKey];

    /// <summary>Adds the default address below every other source, so that a file, a variable or an argument wins over it.</summary>
    public static void AddListening(this WebApplicationBuilder builder)
    {
        if (Said.Any(key => builder.Configuration[key] is not null)) return;
        ((IConfigurationBuilder)builder.Configuration).Sources.Insert(
            0, new MemoryConfigurationSource { InitialData = [new(WebHostDefaults.ServerUrlsKey, Default)] });
    }
}
