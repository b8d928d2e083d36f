using WeatherHub.Contracts.V1;

namespace WeatherHub.Client;

/// <summary>The hub answered with a problem, or with nothing that the contract knows.</summary>
/// <param name="problem">What the hub said.</param>
/// <param name="retryAfter">When to retry, where the hub says so.</param>
/// <param name="innerException">What was caught.</param>
public sealed class WeatherHubProblemException(Problem problem, TimeSpan? retryAfter = null, Exception? innerException = null)
    : Exception(MessageOf(problem), innerException)
{
    /// <summary>What the hub said: its type, every fault of the request, what became of each vendor.</summary>
    public Problem Problem { get; } = problem;

    /// <summary>The HTTP status.</summary>
    public int Status => Problem.Status;

    /// <summary>What to name when reporting it.</summary>
    public string TraceId => Problem.TraceId;

    /// <summary>When to retry, where the hub says so. The client never retries by itself.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;

    private static string MessageOf(Problem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var faults = problem.Errors is null
            ? ""
            : $" ({string.Join("; ", problem.Errors.Select(error => $"{error.Parameter} {error.Detail}"))})";
        return $"{problem.Status} {problem.Title}: {problem.Detail}{faults} [{problem.TraceId}]";
    }
}
