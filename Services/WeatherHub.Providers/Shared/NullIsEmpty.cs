using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace WeatherHub.Providers.Shared;

/// <summary>
/// A block or list that a vendor's answer turns on. Null in its place is an empty one, which says "nothing here" (see <see cref="Faults.Empty"/>);
/// where its very name is missing it stays null, and the answer is none.
/// </summary>
/// <typeparam name="T">The block, or the list; its metadata must be the context's.</typeparam>
internal sealed class NullIsEmpty<T> : JsonConverter<T>
    where T : class
{
    public override bool HandleNull => true;

    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var block = options.TypeOf<T>();
        return reader.TokenType != JsonTokenType.Null
            ? JsonSerializer.Deserialize(ref reader, block)
            : JsonSerializer.Deserialize(block.Kind == JsonTypeInfoKind.Enumerable ? "[]"u8 : "{}"u8, block);
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value, options.TypeOf<T>());
}
