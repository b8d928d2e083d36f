using System.Text.Json;
using System.Text.Json.Serialization;
using WeatherHub.Providers.Shared;

namespace WeatherHub.Providers.Nws;

/// <summary>How the vendor's words are read.</summary>
[JsonSerializable(typeof(NwsPoint))]
[JsonSerializable(typeof(NwsPointProperties))]
[JsonSerializable(typeof(NwsStations))]
[JsonSerializable(typeof(IReadOnlyList<NwsStation>))]
[JsonSerializable(typeof(NwsGrid))]
[JsonSerializable(typeof(NwsHourly))]
[JsonSerializable(typeof(NwsObservation))]
internal sealed partial class NwsJson : JsonSerializerContext
{
    internal static readonly JsonSerializerOptions Words = WireJson.For(new NwsJson());
}
