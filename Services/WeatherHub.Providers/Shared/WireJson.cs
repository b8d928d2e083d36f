using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace WeatherHub.Providers.Shared;

/// <summary>
/// How vendors' words are read: shallow, by source-generated metadata, and forgiving about single values. A number spelled as text, <c>"-"</c>,
/// <c>"NaN"</c> or something else entirely is a number that was not said; a block of the wrong shape is no answer at all.
/// </summary>
internal static class WireJson
{
    /// <summary>The options for one vendor's words.</summary>
    public static JsonSerializerOptions For(JsonSerializerContext words)
    {
        var options = new JsonSerializerOptions
        {
            MaxDepth = 32,
            TypeInfoResolver = words,
            Converters = { new LenientNumber(), new LenientText(), new LenientTime() },
        };
        options.MakeReadOnly();
        return options;
    }

    /// <summary>The metadata of one of a vendor's words.</summary>
    public static JsonTypeInfo<T> TypeOf<T>(this JsonSerializerOptions options) => (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
}
