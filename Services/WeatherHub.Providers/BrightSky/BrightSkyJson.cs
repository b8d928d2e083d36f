using System.Text.Json;
using System.Text.Json.Serialization;
using WeatherHub.Providers.Shared;

namespace WeatherHub.Providers.BrightSky;

/// <summary>How the vendor's words are read.</summary>
[JsonSerializable(typeof(BrightSkyWeather))]
[JsonSerializable(typeof(BrightSkyCurrent))]
[JsonSerializable(typeof(IReadOnlyList<BrightSkyHour>))]
[JsonSerializable(typeof(BrightSkyNow))]
internal sealed partial class BrightSkyJson : JsonSerializerContext
{
    internal static readonly JsonSerializerOptions Words = WireJson.For(new BrightSkyJson());
}
