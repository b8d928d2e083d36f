using System.Text.Json;

namespace WeatherHub.Lab.Drills.Oracle;

/// <summary>A body that was read once, and what was found in it; how old it is depends on when it is given.</summary>
/// <param name="Body">The bytes.</param>
/// <param name="First">Its first hour.</param>
/// <param name="AsOf">Of when it calls itself.</param>
/// <param name="IsStale">Whether it calls itself stale.</param>
internal sealed record CheckedBody(byte[] Body, DateTimeOffset First, DateTimeOffset AsOf, bool IsStale)
{
    /// <summary>What is wrong with the content, whenever it is given.</summary>
    internal string? Wrong { get; init; }

    /// <summary>Of the vendors that it calls fresh, the one whose report expires first.</summary>
    internal (string Id, DateTimeOffset Until)? Freshest { get; init; }

    internal static CheckedBody Of(byte[] body, JsonElement root, string? wrong) => new(
        body,
        root.GetProperty("hourly").GetProperty("time")[0].GetDateTimeOffset(),
        root.GetProperty("asOf").GetDateTimeOffset(),
        root.GetProperty("status").GetProperty("stale").GetBoolean())
    {
        Wrong = wrong,
        Freshest = Earliest(root.GetProperty("providers")),
    };

    private static (string Id, DateTimeOffset Until)? Earliest(JsonElement providers)
    {
        (string Id, DateTimeOffset Until)? first = null;
        foreach (var provider in providers.EnumerateArray())
        {
            if (!provider.GetProperty("state").ValueEquals("ok"u8)) continue;
            if (!provider.TryGetProperty("expiresAt", out var expires) || expires.ValueKind != JsonValueKind.String) continue;
            if (first is null || expires.GetDateTimeOffset() < first.Value.Until)
                first = (provider.GetProperty("id").GetString()!, expires.GetDateTimeOffset());
        }

        return first;
    }
}
