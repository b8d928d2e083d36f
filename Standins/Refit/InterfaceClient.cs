using System.Collections.Concurrent;
using System.Reflection;

namespace Refit;

/// <summary>Implements an interface at run time: a call becomes a request by the plan of its method.</summary>
internal class InterfaceClient : DispatchProxy
{
    private static readonly ConcurrentDictionary<(Type Api, MethodInfo Method), MethodPlan> Plans = new();

    private Type? api;
    private HttpClient? http;
    private RefitSettings? settings;

    internal void Connect(Type interfaceType, HttpClient client, RefitSettings refitSettings) =>
        (api, http, settings) = (interfaceType, client, refitSettings);

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        Plans.GetOrAdd((api!, targetMethod!), static key => MethodPlan.Of(key.Api, key.Method))
            .Send(http!, settings!, args ?? []);
}
