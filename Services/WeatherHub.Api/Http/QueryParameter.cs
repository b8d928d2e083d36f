namespace WeatherHub.Api.Http;

/// <summary>The shape of a parameter's value.</summary>
internal enum ValueShape
{
    /// <summary>A decimal number within a range.</summary>
    Decimal,

    /// <summary>A whole number within a range.</summary>
    Whole,

    /// <summary>One of some words.</summary>
    Word,

    /// <summary>Some of some words, with commas between.</summary>
    Words,

    /// <summary>A text of a certain form.</summary>
    Text,
}

/// <summary>What is known of a query parameter: the reader reads by it, and the OpenAPI document is written from it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">The shape of its value.</param>
/// <param name="Description">What it does, in the document.</param>
/// <param name="Minimum">The smallest number allowed.</param>
/// <param name="Maximum">The largest number allowed.</param>
/// <param name="Words">The words allowed.</param>
/// <param name="Form">How the text must be written.</param>
/// <param name="Default">What holds when it is not given; null when nothing does.</param>
/// <param name="Example">A value that shows how it is used.</param>
/// <param name="Required">Whether a request without it is wrong.</param>
internal sealed record QueryParameter(
    string Name,
    ValueShape Shape,
    string Description,
    double Minimum = 0,
    double Maximum = 0,
    IReadOnlyList<string>? Words = null,
    string? Form = null,
    string? Default = null,
    string? Example = null,
    bool Required = false)
{
    /// <summary>The words allowed; none where it takes no words.</summary>
    internal IReadOnlyList<string> Values { get; } = Words ?? [];
}
