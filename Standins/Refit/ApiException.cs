using System.Net;
using System.Net.Http.Headers;

namespace Refit;

/// <summary>An answer that is not what was asked for: its status is no success, or its body does not deserialise.</summary>
public class ApiException : Exception
{
    protected ApiException(string exceptionMessage, HttpRequestMessage message, HttpMethod httpMethod, HttpResponseMessage response,
        RefitSettings refitSettings, Exception? innerException)
        : base(exceptionMessage, innerException)
    {
        RequestMessage = message;
        HttpMethod = httpMethod;
        StatusCode = response.StatusCode;
        ReasonPhrase = response.ReasonPhrase;
        Headers = response.Headers;
        ContentHeaders = response.Content?.Headers;
        RefitSettings = refitSettings;
    }

    public HttpStatusCode StatusCode { get; }

    public string? ReasonPhrase { get; }

    public HttpResponseHeaders Headers { get; }

    public HttpContentHeaders? ContentHeaders { get; }

    public HttpMethod HttpMethod { get; }

    public HttpRequestMessage RequestMessage { get; }

    public Uri? Uri => RequestMessage.RequestUri;

    public RefitSettings RefitSettings { get; }

    /// <summary>The body as text, where it could still be read.</summary>
    public string? Content { get; private set; }

    public bool HasContent => !string.IsNullOrWhiteSpace(Content);

    public static Task<ApiException> Create(HttpRequestMessage message, HttpMethod httpMethod, HttpResponseMessage response,
        RefitSettings refitSettings, Exception? innerException = null) =>
        Create($"Response status code does not indicate success: {(int)response.StatusCode} ({response.ReasonPhrase}).",
            message, httpMethod, response, refitSettings, innerException);

    public static async Task<ApiException> Create(string exceptionMessage, HttpRequestMessage message, HttpMethod httpMethod,
        HttpResponseMessage response, RefitSettings refitSettings, Exception? innerException = null)
    {
        var exception = new ApiException(exceptionMessage, message, httpMethod, response, refitSettings, innerException);
        try
        {
            exception.Content = await response.Content.ReadAsStringAsync();
        }
#pragma warning disable CA1031 // The body is an extra: not having it must not hide what went wrong.
        catch (Exception)
#pragma warning restore CA1031
        {
            exception.Content = null;
        }

        return exception;
    }
}
