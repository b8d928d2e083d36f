using System.Net;

namespace WireMock.ResponseBuilders;

/// <summary>What is answered: 200 without a body, unless said otherwise.</summary>
public interface IResponseBuilder
{
    IResponseBuilder WithStatusCode(int code);

    IResponseBuilder WithStatusCode(HttpStatusCode code);

    IResponseBuilder WithBody(string body);

    IResponseBuilder WithBody(byte[] body);

    IResponseBuilder WithHeader(string name, params string[] values);

    IResponseBuilder WithDelay(TimeSpan delay);

    IResponseBuilder WithDelay(int milliseconds);

    IResponseBuilder WithFault(FaultType faultType);
}

/// <summary>How an answer is spoilt.</summary>
public enum FaultType
{
    NONE,

    /// <summary>There is no body.</summary>
    EMPTY_RESPONSE,

    /// <summary>The body turns into garbage, then the connection is closed.</summary>
    MALFORMED_RESPONSE_CHUNK,
}
