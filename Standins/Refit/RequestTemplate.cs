using System.Reflection;
using System.Text.RegularExpressions;
using System.Web;

namespace Refit;

/// <summary>The request of a method, but for its arguments.</summary>
internal sealed partial class RequestTemplate
{
    private readonly HttpMethodAttribute verb;
    private readonly (string Name, string? Value)[] headers;
    private readonly ParameterInfo[] parameters;
    private readonly HashSet<string> inPath;

    public RequestTemplate(Type api, MethodInfo method)
    {
        verb = method.GetCustomAttribute<HttpMethodAttribute>()
            ?? throw new NotSupportedException($"{api.Name}.{method.Name} has no HTTP method attribute.");
        if (verb.Path.Length > 0 && verb.Path[0] != '/')
            throw new ArgumentException($"URL path {verb.Path} must be of the form '/foo/bar/baz'");

        parameters = method.GetParameters();
        inPath = Placeholder().Matches(verb.Path).Select(match => match.Groups["name"].Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (inPath.FirstOrDefault(name => !parameters.Any(parameter => name.Equals(WireName(parameter), StringComparison.OrdinalIgnoreCase))) is { } missing)
            throw new ArgumentException($"URL {verb.Path} has parameter {missing}, but no method parameter matches");

        headers = [.. Fixed(api.GetCustomAttribute<HeadersAttribute>()), .. Fixed(method.GetCustomAttribute<HeadersAttribute>())];
    }

    public CancellationToken Cancellation(object?[] arguments) => arguments.OfType<CancellationToken>().FirstOrDefault();

    public HttpRequestMessage Request(Uri baseAddress, object?[] arguments)
    {
        var path = verb.Path;
        var query = new List<string>();
        var sent = new List<(string Name, string? Value)>(headers);
        for (var i = 0; i < parameters.Length; i++)
        {
            var name = WireName(parameters[i]);
            if (parameters[i].GetCustomAttribute<HeaderAttribute>() is { } header)
                sent.Add((header.Header, arguments[i]?.ToString()));
            else if (inPath.Contains(name))
                path = path.Replace($"{{{name}}}", Uri.EscapeDataString(UrlText.Of(arguments[i], parameters[i])), StringComparison.OrdinalIgnoreCase);
            else if (!IsCancellation(parameters[i]))
                query.AddRange(UrlText.AllOf(arguments[i], parameters[i]).Select(value => Pair(name, value)));
        }

        var request = new HttpRequestMessage(verb.Method, new Uri(baseAddress.AbsolutePath.TrimEnd('/') + WithQuery(path, query), UriKind.Relative));
        foreach (var (name, value) in sent)
        {
            if (request.Headers.NonValidated.Contains(name))
                request.Headers.Remove(name);
            if (value is not null)
                request.Headers.TryAddWithoutValidation(name, value.ReplaceLineEndings(""));
        }

        return request;
    }

    private static IEnumerable<(string Name, string? Value)> Fixed(HeadersAttribute? attribute) =>
        from line in attribute?.Headers ?? []
        let parts = line.Split(':', 2)
        select (parts[0].Trim(), parts.Length > 1 ? parts[1].Trim() : null);

    // The query that the path itself holds comes first, escaped as the rest.
    private static string WithQuery(string path, List<string> query)
    {
        var mark = path.IndexOf('?', StringComparison.Ordinal);
        if (mark >= 0)
        {
            var own = HttpUtility.ParseQueryString(path[mark..]);
            query.InsertRange(0, from key in own.AllKeys where key is not null select Pair(key, own[key]!));
            path = path[..mark];
        }

        return query.Count == 0 ? path : $"{path}?{string.Join('&', query)}";
    }

    private static string Pair(string name, string value) => $"{Uri.EscapeDataString(name)}={Uri.EscapeDataString(value)}";

    private static string WireName(ParameterInfo parameter) => parameter.GetCustomAttribute<AliasAsAttribute>()?.Name ?? parameter.Name!;

    private static bool IsCancellation(ParameterInfo parameter) =>
        (Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType) == typeof(CancellationToken);

    [GeneratedRegex(@"\{(?<name>[^{}]+)\}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Placeholder();
}
