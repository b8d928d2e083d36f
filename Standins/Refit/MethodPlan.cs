using System.Reflection;

namespace Refit;

/// <summary>One method of an interface, read once: what to ask, and which kind of task to give back.</summary>
internal sealed class MethodPlan
{
    private static readonly MethodInfo ResponseOf = Exchange(nameof(HttpExchange.ResponseAsync));
    private static readonly MethodInfo InterfaceResponseOf = Exchange(nameof(HttpExchange.InterfaceResponseAsync));
    private static readonly MethodInfo ContentOf = Exchange(nameof(HttpExchange.ContentAsync));

    private readonly Func<HttpExchange, object> answer;
    private readonly RequestTemplate template;

    private MethodPlan(RequestTemplate template, Func<HttpExchange, object> answer) => (this.template, this.answer) = (template, answer);

    public static MethodPlan Of(Type api, MethodInfo method)
    {
        if (!method.ReturnType.IsGenericType || method.ReturnType.GetGenericTypeDefinition() != typeof(Task<>))
            throw new NotSupportedException($"{api.Name}.{method.Name} returns {method.ReturnType.Name}: only Task<T> is supported.");

        var result = method.ReturnType.GetGenericArguments()[0];
        var wrapper = result.IsGenericType ? result.GetGenericTypeDefinition() : null;
        var call =
            result == typeof(HttpResponseMessage) ? Exchange(nameof(HttpExchange.MessageAsync)) :
            wrapper == typeof(ApiResponse<>) ? ResponseOf.MakeGenericMethod(result.GetGenericArguments()) :
            wrapper == typeof(IApiResponse<>) ? InterfaceResponseOf.MakeGenericMethod(result.GetGenericArguments()) :
            ContentOf.MakeGenericMethod(result);
        return new MethodPlan(new RequestTemplate(api, method), call.CreateDelegate<Func<HttpExchange, object>>());
    }

    public object Send(HttpClient client, RefitSettings settings, object?[] arguments) =>
        answer(new HttpExchange(client, settings, template, arguments));

    private static MethodInfo Exchange(string name) =>
        typeof(HttpExchange).GetMethod(name, BindingFlags.Instance | BindingFlags.Public)!;
}
