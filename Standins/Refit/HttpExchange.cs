namespace Refit;

/// <summary>One request and its answer. The message is disposed before the result is handed over, unless it is the result.</summary>
internal sealed class HttpExchange(HttpClient client, RefitSettings settings, RequestTemplate template, object?[] arguments)
{
    /// <summary>The message as it came, its body not yet read; the caller disposes it.</summary>
    public async Task<HttpResponseMessage> MessageAsync()
    {
        using var request = Request();
        return await SendAsync(request);
    }

    public async Task<IApiResponse<T>> InterfaceResponseAsync<T>() => await ResponseAsync<T>();

    /// <summary>Throws for what happens before there is an answer (no connection, cancellation), and for nothing after.</summary>
    public async Task<ApiResponse<T>> ResponseAsync<T>()
    {
        using var request = Request();
        using var response = await SendAsync(request);
        if (!response.IsSuccessStatusCode)
            return new ApiResponse<T>(response, default, settings, await ApiException.Create(request, request.Method, response, settings));

        try
        {
            return new ApiResponse<T>(response, await ReadAsync<T>(response), settings);
        }
#pragma warning disable CA1031 // Whatever keeps a body from being read is reported as the response's error.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return new ApiResponse<T>(response, default, settings, await UnreadableAsync(request, response, exception));
        }
    }

    /// <summary>The body itself; throws <see cref="ApiException"/> where a response would carry it.</summary>
    public async Task<T?> ContentAsync<T>()
    {
        using var response = await ResponseAsync<T>();
        return response.Error is null ? response.Content : throw response.Error;
    }

    private Task<ApiException> UnreadableAsync(HttpRequestMessage request, HttpResponseMessage response, Exception exception) =>
        ApiException.Create("An error occured deserializing the response.", request, request.Method, response, settings, exception);

    private HttpRequestMessage Request() =>
        template.Request(client.BaseAddress ?? throw new InvalidOperationException("BaseAddress must be set on the HttpClient instance"), arguments);

    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) =>
        client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, template.Cancellation(arguments));

    private async Task<T?> ReadAsync<T>(HttpResponseMessage response)
    {
        var cancellation = template.Cancellation(arguments);
        return typeof(T) == typeof(string)
            ? (T)(object)await response.Content.ReadAsStringAsync(cancellation)
            : await settings.ContentSerializer.FromHttpContentAsync<T>(response.Content, cancellation);
    }
}
