using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Providers.Shared;

/// <summary>An answer that was captured earlier, read by the code that reads live ones.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The bytes.</param>
/// <param name="At">When it was fetched.</param>
internal sealed record RecordedResponse(int Status, ReadOnlyMemory<byte> Body, DateTimeOffset At)
{
    /// <summary>What the mapper is told besides the body.</summary>
    /// <param name="minimum">How long the vendor need not be asked again.</param>
    public ReportMetadata Stamp(TimeSpan minimum) => new(At, At + minimum);

    /// <summary>Reads an endpoint that gives a report.</summary>
    public RecordedResult AsReport<T>(
        JsonTypeInfo<T> words, Func<T, Report> map, Func<int, FaultKind?>? own = null, Func<string, FaultKind?>? refusal = null)
        where T : class =>
        Read(words, content => new RecordedResult(true, map(content)), own, refusal);

    /// <summary>Reads an endpoint that only leads to others.</summary>
    public RecordedResult AsFacts<T>(JsonTypeInfo<T> words, Func<T, IReadOnlyDictionary<string, string>> summarise, Func<int, FaultKind?>? own = null)
        where T : class =>
        Read(words, content => new RecordedResult(true, null, Facts: summarise(content)), own, null);

    private RecordedResult Read<T>(
        JsonTypeInfo<T> words, Func<T, RecordedResult> understand, Func<int, FaultKind?>? own, Func<string, FaultKind?>? refusal)
        where T : class
    {
        try
        {
            if (Faults.OfStatus(Status, own) is { } kind)
                throw Faults.Status(kind == FaultKind.Refused ? refusal?.Invoke(Encoding.UTF8.GetString(Body.Span)) ?? kind : kind, Status);
            var bytes = Body.Span;
            if (bytes.StartsWith("\uFEFF"u8)) bytes = bytes[3..];
            return understand(JsonSerializer.Deserialize(bytes, words) ?? throw Faults.BadPayload("the answer is empty"));
        }
        catch (ProviderFaultException fault)
        {
            return new RecordedResult(true, null, fault.Kind, fault.Message);
        }
        catch (JsonException exception) when (Faults.Of(exception) is { } fault)
        {
            return new RecordedResult(true, null, fault.Kind, fault.Message);
        }
    }
}
