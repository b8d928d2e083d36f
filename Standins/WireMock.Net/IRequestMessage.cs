using WireMock.Types;

namespace WireMock;

/// <summary>A request as the server received it.</summary>
public interface IRequestMessage
{
    /// <summary>The whole address.</summary>
    string Url { get; }

    string Path { get; }

    string Method { get; }

    IDictionary<string, WireMockList<string>>? Headers { get; }

    /// <summary>By name, in its own case; a value's parts between commas count each, unless the commas are escaped.</summary>
    IDictionary<string, WireMockList<string>>? Query { get; }

    WireMockList<string>? GetParameter(string key, bool ignoreCase = false);
}
