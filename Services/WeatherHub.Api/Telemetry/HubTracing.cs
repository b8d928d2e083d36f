using System.Diagnostics;
using Polly.CircuitBreaker;
using WeatherHub.Api.Caching;
using WeatherHub.Api.Pipeline;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Telemetry;

/// <summary>The hub's own spans. A place is told by its degree-tenth cell only.</summary>
internal static class HubTracing
{
    public const string SourceName = "WeatherHub";

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>The question to every vendor at once.</summary>
    public static Activity? StartFanOut(IReadOnlyList<Question> questions, TimeSpan deadline)
    {
        var span = Source.StartActivity("weatherhub.fanout");
        if (span is null) return null;
        span.SetTag("weatherhub.fanout.deadline", deadline.TotalSeconds);
        span.SetTag("weatherhub.fanout.selected", questions.Select(question => question.Key.Provider).Distinct().ToArray());
        if (questions.Count > 0) span.SetTag("weatherhub.cell", Cell(questions[0].Key));
        return span;
    }

    /// <summary>The look for fresh reports in this process.</summary>
    public static Activity? StartCache() => Source.StartActivity("weatherhub.cache");

    /// <summary>A command to the shared cache; its conventional name is the command.</summary>
    public static Activity? StartShared(string command, string vendor) => Source.StartActivity(command, ActivityKind.Client)
        ?.SetTag("db.system.name", "redis").SetTag("db.operation.name", command).SetTag("weatherhub.provider.name", vendor);

    /// <summary>Waiting for what another replica is asking.</summary>
    public static Activity? StartWait(string vendor) => Source.StartActivity("weatherhub.lease.wait")?.SetTag("weatherhub.provider.name", vendor);

    /// <summary>One vendor being asked: part of the request that waits for it, or a trace of its own, linked to the request that caused it.</summary>
    public static Activity? StartProvider(ReportKey key, Origin origin)
    {
        var name = $"weatherhub.provider {key.Provider}";
        if (origin.IsBackground) Activity.Current = null;
        ActivityLink[] links = origin.Cause == default ? [] : [new ActivityLink(origin.Cause)];
        var span = Source.StartActivity(ActivityKind.Internal, origin.Parent, links: links, name: name);
        span?.SetTag("weatherhub.provider.name", key.Provider).SetTag("weatherhub.product", Name(key.Product)).SetTag("weatherhub.cell", Cell(key));
        return span;
    }

    /// <summary>Tells the vendor's span what its call met. Calls of one span may meet different states: the last stands.</summary>
    public static void Circuit(CircuitState state)
    {
        if (Activity.Current is { } span && span.Source == Source) span.SetTag("weatherhub.provider.circuit.state", Name(state));
    }

    /// <summary>How the vendor's span ended.</summary>
    public static void Finish(Activity? span, Outcome outcome)
    {
        span?.SetTag("weatherhub.provider.outcome", Name(outcome));
        if (outcome is not Failed failed) return;
        span?.SetTag("error.type", ErrorType(failed));
        span?.SetStatus(ActivityStatusCode.Error);
    }

    /// <summary>The reports becoming one answer.</summary>
    public static Activity? StartConsensus(IReadOnlyCollection<Report> reports) =>
        Source.StartActivity("weatherhub.consensus")?.SetTag("weatherhub.consensus.inputs", reports.Count);

    /// <summary>Tells the request's own span what it got.</summary>
    public static void Answered(string result) => Activity.Current?.SetTag("weatherhub.outcome", result);

    public static string Name(Product product) => product == Product.Forecast ? "forecast" : "current";

    public static string Name(Outcome outcome) => outcome switch
    {
        Reported { Stale: true } => "stale",
        Reported => "ok",
        Skipped => "skipped",
        _ => "failed",
    };

    /// <summary>A fault in the lower snake case of semantic conventions.</summary>
    public static string Name(FaultKind kind) =>
        string.Concat(kind.ToString().Select((letter, index) => char.IsUpper(letter) && index > 0 ? $"_{char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));

    /// <summary>What a failure is called on spans and metrics, as in the log: its cause, where that is known.</summary>
    public static string ErrorType(Failed failed) => failed.Cause?.Type ?? Name(failed.Kind);

    public static string Name(CircuitState state) => state switch
    {
        CircuitState.Closed => "closed",
        CircuitState.Open => "open",
        CircuitState.HalfOpen => "half_open",
        _ => "isolated",
    };

    private static string Cell(ReportKey key) => $"{Tenth(key.Latitude)},{Tenth(key.Longitude)}";

    private static string Tenth(int hundredths) => (Math.Round(hundredths / 10.0) / 10).ToString("0.0");
}
