using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace WeatherHub.Contracts.V1;

/// <summary>The words that a field may hold today. More may come: callers treat a word that they do not know as unknown.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class KnownValuesAttribute : Attribute
{
    /// <param name="values">The words.</param>
    public KnownValuesAttribute(params string[] values) => Values = values;

    /// <param name="vocabulary">A type whose public string constants are the words.</param>
    public KnownValuesAttribute([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] Type vocabulary)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        Vocabulary = vocabulary;
        Values = [.. vocabulary.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!)];
    }

    /// <summary>The words.</summary>
    public IReadOnlyList<string> Values { get; }

    /// <summary>The type that lists them, when one does.</summary>
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)]
    public Type? Vocabulary { get; }
}
