using System.Runtime.ExceptionServices;
using System.Text;
using System.Text.Json;
using Refit;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Providers.Shared;

/// <summary>A vendor's checked response: a success with content, or "not modified".</summary>
/// <param name="Content">Null only when nothing is new.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="At">When it came.</param>
/// <param name="FreshFor">How long it stays fresh by the vendor's own headers; null when they do not say.</param>
/// <param name="LastModified">The vendor's validator, as it was spelled.</param>
internal sealed record VendorResponse(JsonColumns? Content, int Status, DateTimeOffset At, TimeSpan? FreshFor, string? LastModified)
{
    /// <summary>Until when it need not be requested again: the longer of the vendor's word and ours.</summary>
    public DateTimeOffset ExpiresAt(TimeSpan minimum) => At + (FreshFor is { } said && said > minimum ? said : minimum);
}

/// <summary>One endpoint of a vendor: what is read of its responses and what they become, whether they are live or were recorded.</summary>
/// <param name="Name">Its name among recorded responses, e.g. <c>forecast</c>.</param>
/// <param name="Payload">What is read.</param>
/// <param name="Freshness">How long a report need not be requested again.</param>
internal sealed record Endpoint(string Name, JsonProjection Payload, TimeSpan Freshness = default)
{
    /// <summary>The report in a payload; null for an endpoint that only leads to others.</summary>
    public Func<JsonColumns, ReportMetadata, Report>? Map { get; init; }

    /// <summary>What an endpoint that only leads to others says, name by name.</summary>
    public Func<JsonColumns, IReadOnlyDictionary<string, string>>? Facts { get; init; }

    /// <summary>What the vendor means by some statuses, see <see cref="Faults.OfStatus"/>.</summary>
    public Func<int, FaultKind?>? Statuses { get; init; }

    /// <summary>The fault that a payload reports, whatever its status; null when it reports none.</summary>
    public Func<JsonColumns, FaultKind?>? Error { get; init; }

    /// <summary>The endpoint as a source, which requests a cell by four decimals: some vendors refuse more.</summary>
    /// <param name="kind">What it has.</param>
    /// <param name="clock">Says when a response came.</param>
    /// <param name="call">Requests a cell.</param>
    public Source As(ReportKind kind, TimeProvider clock, Func<WeatherQuery, CancellationToken, Task<IApiResponse<Stream>>> call) =>
        Source.For(
            kind,
            (query, token) => ReportAsync(() => call(query with { Cell = query.Cell.Rounded(4) }, token), clock, query, token),
            Freshness);

    /// <summary>Requests a report.</summary>
    /// <exception cref="ProviderFaultException">The vendor did not answer usefully.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<Report> ReportAsync(
        Func<Task<IApiResponse<Stream>>> call, TimeProvider clock, WeatherQuery query, CancellationToken cancellationToken) =>
        ReportOf(await CallAsync(call, clock, cancellationToken), query);

    /// <summary>The report in a response.</summary>
    /// <exception cref="ProviderFaultException">It has none.</exception>
    public Report ReportOf(VendorResponse response, WeatherQuery query)
    {
        using var content = response.Content ?? throw Faults.BadPayload("nothing new, though nothing was known");
        var metadata = new ReportMetadata(response.At, response.ExpiresAt(Freshness), query.Cell, query.Kind, response.LastModified);
        return Mapping.Traced(() => Map!(Checked(content), metadata));
    }

    /// <summary>Waits for a call and checks what comes.</summary>
    /// <exception cref="ProviderFaultException">The vendor did not answer usefully.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<VendorResponse> CallAsync(
        Func<Task<IApiResponse<Stream>>> call, TimeProvider clock, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await call();
            return await ReadAsync(response, clock, cancellationToken);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (OperationCanceledException late)
        {
            throw Faults.Late(late);
        }
        catch (Exception exception) when (exception is not ProviderFaultException && Faults.Of(exception) is not null)
        {
            throw Faults.Of(exception)!;
        }
    }

    /// <summary>Reads a recorded response. Never throws, whatever the body holds.</summary>
    public RecordedResult Read(RecordedResponse recorded)
    {
        try
        {
            if (Faults.OfStatus(recorded.Status, Statuses) is { } kind)
                throw Faults.Status(Refused(kind, recorded.Body.Span), recorded.Status);
            var content = Payload.Read(recorded.Body.Span);
            return Map is { } map
                ? new RecordedResult(true, map(Checked(content), new ReportMetadata(recorded.At, recorded.At + Freshness)))
                : new RecordedResult(true, null, Facts: Facts!(content));
        }
        catch (Exception exception) when (exception is ProviderFaultException or JsonException)
        {
            var fault = Faults.Of(exception)!;
            return new RecordedResult(true, null, fault.Kind, fault.Message);
        }
    }

    private async Task<VendorResponse> ReadAsync(IApiResponse<Stream> response, TimeProvider clock, CancellationToken cancellationToken)
    {
        if ((int?)response.StatusCode is not { } status) throw Unreadable(response.Error?.InnerException);
        var now = clock.GetUtcNow();
        var freshFor = CacheHeaders.FreshFor(response.Headers, response.ContentHeaders, now);
        var modified = CacheHeaders.Raw(response.ContentHeaders, "Last-Modified");
        if (status == 304) return new VendorResponse(null, status, now, freshFor, modified);
        if (Faults.OfStatus(status, Statuses) is { } kind)
        {
            var body = Error is not null && response.HasResponseError(out var error) ? Encoding.UTF8.GetBytes(error.Content ?? "") : [];
            throw Faults.Status(Refused(kind, body), status, RetryAfter.Of(response.Headers, now));
        }

        if (response.Content is not { } content) throw Unreadable(response.Error?.InnerException);
        var columns = await JsonBody.ReadAsync(content, response.ContentHeaders?.ContentType?.CharSet, Payload, cancellationToken);
        return new VendorResponse(columns, status, clock.GetUtcNow(), freshFor, modified);
    }

    private JsonColumns Checked(JsonColumns content) =>
        Error?.Invoke(content) is { } kind ? throw new ProviderFaultException(kind, "answered with an error body") : content;

    private FaultKind Refused(FaultKind kind, ReadOnlySpan<byte> body)
    {
        if (kind != FaultKind.Refused || Error is null) return kind;
        try
        {
            return Error(Payload.Read(body)) ?? kind;
        }
        catch (JsonException)
        {
            return kind;
        }
    }

    /// <summary>Why a success has no content: nothing came, or the host broke in.</summary>
    private static ProviderFaultException Unreadable(Exception? cause)
    {
        if (cause is null) return Faults.BadPayload("the answer is empty");
        if (Faults.Of(cause) is { } fault) return fault;
        ExceptionDispatchInfo.Throw(cause);
        return null!;
    }
}

/// <summary>A response that was recorded earlier.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The bytes.</param>
/// <param name="At">When it was fetched.</param>
internal readonly record struct RecordedResponse(int Status, ReadOnlyMemory<byte> Body, DateTimeOffset At);
