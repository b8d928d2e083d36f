using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace WireMock.ResponseBuilders;

/// <inheritdoc cref="IResponseBuilder"/>
public class Response : IResponseBuilder
{
    private static readonly byte[] Garbage = [.. Enumerable.Range(0x80, 0x80).Select(value => (byte)value)];

    private readonly Dictionary<string, string[]> headers = new(StringComparer.OrdinalIgnoreCase);
    private int status = StatusCodes.Status200OK;
    private byte[] body = [];
    private FaultType fault;

    private Response()
    {
    }

    internal TimeSpan Delay { get; private set; }

    public static IResponseBuilder Create() => new Response();

    public IResponseBuilder WithStatusCode(int code)
    {
        status = code;
        return this;
    }

    public IResponseBuilder WithStatusCode(HttpStatusCode code) => WithStatusCode((int)code);

    public IResponseBuilder WithBody(string body) => WithBody(Encoding.UTF8.GetBytes(body));

    public IResponseBuilder WithBody(byte[] body)
    {
        this.body = body;
        return this;
    }

    public IResponseBuilder WithHeader(string name, params string[] values)
    {
        headers[name] = values;
        return this;
    }

    public IResponseBuilder WithDelay(TimeSpan delay)
    {
        Delay = delay;
        return this;
    }

    public IResponseBuilder WithDelay(int milliseconds) => WithDelay(TimeSpan.FromMilliseconds(milliseconds));

    public IResponseBuilder WithFault(FaultType faultType)
    {
        fault = faultType;
        return this;
    }

    internal async Task WriteAsync(HttpContext context)
    {
        context.Response.StatusCode = status;
        foreach (var (name, values) in headers)
            context.Response.Headers[name] = values;
        if (fault is FaultType.MALFORMED_RESPONSE_CHUNK)
            context.Response.Headers.Connection = "close";

        byte[] sent = fault switch
        {
            FaultType.EMPTY_RESPONSE => [],
            FaultType.MALFORMED_RESPONSE_CHUNK => [.. body.AsSpan(0, body.Length / 2), .. Garbage],
            _ => body,
        };
        if (sent.Length > 0)
            await context.Response.Body.WriteAsync(sent);
    }
}
