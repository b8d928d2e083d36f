using System.Text.Json.Serialization;

namespace WeatherHub.Contracts.V1;

/// <summary>Why there is no answer (RFC 9457, <c>application/problem+json</c>).</summary>
public sealed record Problem
{
    /// <summary>What kind of problem: a stable address, one of <see cref="ProblemTypes"/>.</summary>
    [KnownValues(typeof(ProblemTypes))]
    public required string Type { get; init; }

    /// <summary>The kind in English.</summary>
    public required string Title { get; init; }

    /// <summary>The HTTP status, 400 to 599.</summary>
    public required int Status { get; init; }

    /// <summary>This occurrence in English.</summary>
    public required string Detail { get; init; }

    /// <summary>The path that was asked for.</summary>
    public required string Instance { get; init; }

    /// <summary>What to name when reporting this occurrence.</summary>
    public required string TraceId { get; init; }

    /// <summary>Every fault of the request, on a bad request.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ParameterError>? Errors { get; init; }

    /// <summary>What became of each vendor, where vendors are the reason.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ProblemProvider>? Providers { get; init; }
}

/// <summary>One fault of a request.</summary>
public sealed record ParameterError
{
    /// <summary>The parameter's name, as sent.</summary>
    public required string Parameter { get; init; }

    /// <summary>What is wrong with it.</summary>
    [KnownValues(typeof(ParameterErrors))]
    public required string Code { get; init; }

    /// <summary>The reason and what is allowed, in English.</summary>
    public required string Detail { get; init; }
}

/// <summary>What became of one vendor.</summary>
public sealed record ProblemProvider
{
    /// <summary>The vendor's id.</summary>
    public required string Id { get; init; }

    /// <summary>What became of it.</summary>
    [KnownValues(typeof(ProviderStates))]
    public required string State { get; init; }
}
