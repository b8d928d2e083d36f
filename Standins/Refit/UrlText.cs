using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.Serialization;

namespace Refit;

/// <summary>Arguments as text for an address: invariant, not yet escaped.</summary>
internal static class UrlText
{
    /// <summary>The values of a query parameter: none for null, one for a scalar, one or many for a collection.</summary>
    public static IEnumerable<string> AllOf(object? argument, ParameterInfo parameter)
    {
        if (argument is null)
            return [];
        if (argument is string or not IEnumerable)
            return [Of(argument, parameter)];

        var items = ((IEnumerable)argument).Cast<object?>().Select(item => Of(item, parameter));
        return parameter.GetCustomAttribute<QueryAttribute>()?.CollectionFormat switch
        {
            CollectionFormat.Multi => items,
            CollectionFormat.Ssv => [string.Join(' ', items)],
            CollectionFormat.Tsv => [string.Join('\t', items)],
            CollectionFormat.Pipes => [string.Join('|', items)],
            _ => [string.Join(',', items)],
        };
    }

    public static string Of(object? value, ParameterInfo parameter) => value switch
    {
        null => "",
        Enum member when NameOf(member) is { } name => name,
        string or bool or char or Uri or IFormattable =>
            string.Format(CultureInfo.InvariantCulture, parameter.GetCustomAttribute<QueryAttribute>()?.Format is { Length: > 0 } format ? $"{{0:{format}}}" : "{0}", value),
        _ => throw new NotSupportedException($"Parameter {parameter.Name} is a {value.GetType().Name}, which has no one text in an address."),
    };

    private static string? NameOf(Enum member) =>
        member.GetType().GetField(member.ToString())?.GetCustomAttribute<EnumMemberAttribute>()?.Value;
}
