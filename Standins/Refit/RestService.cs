using System.Reflection;

namespace Refit;

/// <summary>Makes clients of interfaces.</summary>
public static class RestService
{
    /// <summary>The client that makes its calls by <paramref name="client"/>, whose base address must be set.</summary>
    public static T For<T>(HttpClient client, RefitSettings? settings)
    {
        var proxy = DispatchProxy.Create<T, InterfaceClient>();
        ((InterfaceClient)(object)proxy!).Connect(typeof(T), client, settings ?? new RefitSettings());
        return proxy;
    }

    /// <inheritdoc cref="For{T}(HttpClient, RefitSettings)"/>
    public static T For<T>(HttpClient client) => For<T>(client, settings: null);
}
