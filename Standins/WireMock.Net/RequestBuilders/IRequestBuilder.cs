namespace WireMock.RequestBuilders;

/// <summary>What a request must be like; every condition must hold.</summary>
public interface IRequestBuilder
{
    /// <summary>One of the paths; <c>*</c> and <c>?</c> are wildcards.</summary>
    IRequestBuilder WithPath(params string[] paths);

    /// <summary>The query has the key.</summary>
    IRequestBuilder WithParam(string key);

    /// <summary>The query has the key with each of these values.</summary>
    IRequestBuilder WithParam(string key, params string[] values);

    /// <summary>The header has a value of this pattern, in whatever case; <c>*</c> and <c>?</c> are wildcards.</summary>
    IRequestBuilder WithHeader(string name, string pattern);

    IRequestBuilder UsingGet();

    IRequestBuilder UsingMethod(params string[] methods);

    IRequestBuilder UsingAnyMethod();
}
