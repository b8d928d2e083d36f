using WireMock.Matchers;

namespace WireMock.RequestBuilders;

/// <inheritdoc cref="IRequestBuilder"/>
public class Request : IRequestBuilder
{
    private readonly List<Func<IRequestMessage, bool>> conditions = [];

    private Request()
    {
    }

    internal int Conditions => conditions.Count;

    public static IRequestBuilder Create() => new Request();

    public IRequestBuilder WithPath(params string[] paths) =>
        When(request => paths.Any(path => Wildcard.Matches(path, request.Path, ignoreCase: false)));

    public IRequestBuilder WithParam(string key) => WithParam(key, []);

    public IRequestBuilder WithParam(string key, params string[] values) =>
        When(request => request.GetParameter(key) is { } received && values.All(received.Contains));

    public IRequestBuilder WithHeader(string name, string pattern) =>
        When(request => request.Headers!.TryGetValue(name, out var received) && received.Exists(value => Wildcard.Matches(pattern, value, ignoreCase: true)));

    public IRequestBuilder UsingGet() => UsingMethod("GET");

    public IRequestBuilder UsingMethod(params string[] methods) =>
        When(request => methods.Contains(request.Method, StringComparer.OrdinalIgnoreCase));

    public IRequestBuilder UsingAnyMethod() => this;

    internal bool Matches(IRequestMessage request) => conditions.TrueForAll(holds => holds(request));

    private Request When(Func<IRequestMessage, bool> holds)
    {
        conditions.Add(holds);
        return this;
    }
}
