using System.Runtime.ExceptionServices;
using Refit;
using WeatherHub.Weather.Providers;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Providers.Shared;

/// <summary>A vendor's checked answer: a success with content, or "not modified".</summary>
/// <typeparam name="T">The vendor's words.</typeparam>
/// <param name="Content">Null only when nothing is new.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="At">When it came.</param>
/// <param name="FreshFor">How long it stays fresh by the vendor's own headers; null when they do not say.</param>
/// <param name="LastModified">The vendor's validator, as it was spelled.</param>
internal sealed record VendorResponse<T>(T? Content, int Status, DateTimeOffset At, TimeSpan? FreshFor, string? LastModified)
    where T : class
{
    /// <summary>Whether the vendor says that what we know still holds.</summary>
    public bool NotModified => Status == 304;

    /// <summary>Until when it need not be asked again: the longer of the vendor's word and ours.</summary>
    public DateTimeOffset ExpiresAt(TimeSpan minimum) => At + (FreshFor is { } said && said > minimum ? said : minimum);
}

/// <summary>The border where an HTTP answer becomes content or a fault.</summary>
internal static class VendorResponse
{
    /// <summary>Waits for a call and checks what comes.</summary>
    /// <param name="call">The call.</param>
    /// <param name="clock">When it came.</param>
    /// <param name="cancellationToken">The caller's.</param>
    /// <param name="own">What the vendor means by some statuses, see <see cref="Faults.OfStatus"/>.</param>
    /// <param name="refusal">What the vendor means by the body of a refusal, where that is another fault.</param>
    /// <exception cref="ProviderFaultException">The vendor did not answer usefully.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static async Task<VendorResponse<T>> CheckAsync<T>(
        Func<Task<IApiResponse<T>>> call,
        TimeProvider clock,
        CancellationToken cancellationToken,
        Func<int, FaultKind?>? own = null,
        Func<string, FaultKind?>? refusal = null)
        where T : class
    {
        try
        {
            using var response = await call();
            return Read(response, clock.GetUtcNow(), own, refusal);
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

    private static VendorResponse<T> Read<T>(
        IApiResponse<T> response, DateTimeOffset now, Func<int, FaultKind?>? own, Func<string, FaultKind?>? refusal)
        where T : class
    {
        if ((int?)response.StatusCode is not { } status) throw Unreadable(response.Error?.InnerException);
        var freshFor = CacheHeaders.FreshFor(response.Headers, response.ContentHeaders, now);
        var modified = CacheHeaders.Raw(response.ContentHeaders, "Last-Modified");
        if (status == 304) return new VendorResponse<T>(null, status, now, freshFor, modified);
        if (Faults.OfStatus(status, own) is { } kind)
        {
            var body = kind == FaultKind.Refused && response.HasResponseError(out var error) ? error.Content : null;
            throw Faults.Status(body is null ? kind : refusal?.Invoke(body) ?? kind, status, CacheHeaders.RetryAfter(response.Headers, now));
        }

        if (response.Content is { } content) return new VendorResponse<T>(content, status, now, freshFor, modified);
        throw Unreadable(response.Error?.InnerException);
    }

    /// <summary>Why a success has no content: nothing came, or it could not be read, or the host broke in.</summary>
    private static ProviderFaultException Unreadable(Exception? cause)
    {
        if (cause is null) return Faults.BadPayload("the answer is empty");
        // So says the framework of an unknown character set.
        if (cause.GetType() == typeof(InvalidOperationException)) return Faults.BadPayload("the answer cannot be read");
        if (Faults.Of(cause) is { } fault) return fault;
        ExceptionDispatchInfo.Throw(cause);
        return null!;
    }
}
