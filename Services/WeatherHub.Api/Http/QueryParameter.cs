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

/// <summary>What is known of a query parameter: the parser reads by it, and the OpenAPI document is written from it.</summary>
internal sealed record QueryParameter(string Name, ValueShape Shape, string Description)
{
    /// <summary>Whether a request without it is wrong.</summary>
    internal bool Required { get; init; }

    /// <summary>The smallest number allowed.</summary>
    internal double Minimum { get; init; }

    /// <summary>The largest number allowed.</summary>
    internal double Maximum { get; init; }

    /// <summary>The words allowed.</summary>
    internal IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>How the text must be spelled.</summary>
    internal string? Form { get; init; }

    /// <summary>What holds when it is not given; null when nothing does.</summary>
    internal string? Default { get; init; }

    /// <summary>A value that shows how it is used.</summary>
    internal string? Example { get; init; }
}
