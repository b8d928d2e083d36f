using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace WeatherHub.Architecture.Tests;

/// <summary>An endpoint answers in the contract's words, or in problem details.</summary>
internal static class EndpointRules
{
    private static readonly Assembly Contract = Assembly.Load("WeatherHub.Contracts");

    internal static IEnumerable<string> Broken(RouteEndpoint endpoint)
    {
        var answers = endpoint.Metadata.GetOrderedMetadata<IProducesResponseTypeMetadata>();
        if (!answers.Any(answer => answer.StatusCode is >= 200 and < 300)) yield return $"{Name(endpoint)} does not say what it answers";
        foreach (var answer in answers)
            if (!InTheContract(answer.Type))
                yield return $"{Name(endpoint)} answers {answer.StatusCode} with {answer.Type}";
    }

    private static bool InTheContract(Type? type)
    {
        if (type is null || type == typeof(void) || type == typeof(ProblemDetails)) return true;
        var element = type.IsGenericType ? type.GenericTypeArguments[0] : type.GetElementType() ?? type;
        return element.Assembly == Contract;
    }

    private static string Name(RouteEndpoint endpoint) => endpoint.RoutePattern.RawText ?? "?";
}
