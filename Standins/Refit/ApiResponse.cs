using System.Net;
using System.Net.Http.Headers;

namespace Refit;

/// <summary>What came back, whatever its status.</summary>
public interface IApiResponse : IDisposable
{
    HttpResponseHeaders Headers { get; }

    HttpContentHeaders? ContentHeaders { get; }

    bool IsSuccessStatusCode { get; }

    /// <summary>A success status, and nothing went wrong while the body was read.</summary>
    bool IsSuccessful { get; }

    HttpStatusCode StatusCode { get; }

    string? ReasonPhrase { get; }

    HttpRequestMessage? RequestMessage { get; }

    Version Version { get; }

    /// <summary>Set for a status that is no success, and for a body that does not deserialise.</summary>
    ApiException? Error { get; }
}

/// <inheritdoc/>
public interface IApiResponse<out T> : IApiResponse
{
    T? Content { get; }
}

/// <inheritdoc cref="IApiResponse{T}"/>
public sealed class ApiResponse<T>(HttpResponseMessage response, T? content, RefitSettings settings, ApiException? error = null) : IApiResponse<T>
{
    public T? Content { get; } = content;

    public RefitSettings Settings { get; } = settings;

    public HttpResponseHeaders Headers => response.Headers;

    public HttpContentHeaders? ContentHeaders => response.Content?.Headers;

    public bool IsSuccessStatusCode => response.IsSuccessStatusCode;

    public bool IsSuccessful => IsSuccessStatusCode && Error is null;

    public HttpStatusCode StatusCode => response.StatusCode;

    public string? ReasonPhrase => response.ReasonPhrase;

    public HttpRequestMessage? RequestMessage => response.RequestMessage;

    public Version Version => response.Version;

    public ApiException? Error { get; } = error;

    public void Dispose() => response.Dispose();
}
