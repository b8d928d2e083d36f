using System.Diagnostics;

namespace WeatherHub.Api.Telemetry;

/// <summary>The hub's own spans. A place is told by its degree-tenth cell only.</summary>
internal static class HubTracing
{
    public const string SourceName = "WeatherHub";

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>The requests to all providers at once.</summary>
    public static Activity? StartFanOut(TimeSpan deadline) =>
        Source.StartActivity("weatherhub.fanout")?.SetTag("weatherhub.fanout.deadline", deadline.TotalSeconds);

    /// <summary>Adds what is requested of whom; made only for a span that is recorded.</summary>
    public static void Selected(Activity span, string[] providers, string? cell) =>
        span.SetTag("weatherhub.fanout.selected", providers).SetTag("weatherhub.cell", cell);

    /// <summary>The look for fresh reports in this process.</summary>
    public static Activity? StartCache() => Source.StartActivity("weatherhub.cache");

    /// <summary>A command to the shared cache; its conventional name is the command.</summary>
    public static Activity? StartShared(string command, string vendor) => Source.StartActivity(command, ActivityKind.Client)
        ?.SetTag("db.system.name", "redis").SetTag("db.operation.name", command).SetTag("weatherhub.provider.name", vendor);

    /// <summary>Waiting for what another replica is fetching.</summary>
    public static Activity? StartWait(string vendor) =>
        Source.StartActivity("weatherhub.lease.wait")?.SetTag("weatherhub.provider.name", vendor);

    /// <summary>One request to a provider.</summary>
    /// <param name="provider">The provider's id.</param>
    /// <param name="kind">What is requested, e.g. <c>forecast</c>.</param>
    /// <param name="parent">The span that waits for it; default for none: without a current span it begins a trace of its own.</param>
    /// <param name="cause">The span that caused it without waiting for it; default for none.</param>
    public static Activity? StartProvider(string provider, string kind, ActivityContext parent, ActivityContext cause)
    {
        ActivityLink[] links = cause == default ? [] : [new ActivityLink(cause)];
        return Source.StartActivity(ActivityKind.Internal, parent, links: links, name: $"weatherhub.provider {provider}")
            ?.SetTag("weatherhub.provider.name", provider).SetTag("weatherhub.product", kind);
    }

    /// <summary>Tells the vendor's span what its call met. Calls of one span may meet different states: the last stands.</summary>
    /// <param name="state"><c>closed</c>, <c>open</c>, <c>half_open</c> or <c>isolated</c>.</param>
    public static void Circuit(string state)
    {
        if (Activity.Current is { } span && span.Source == Source) span.SetTag("weatherhub.provider.circuit.state", state);
    }

    /// <summary>How the provider's span ended.</summary>
    /// <param name="span">The span, when it is recorded.</param>
    /// <param name="outcome">One word.</param>
    /// <param name="errorType">What went wrong; null when nothing did.</param>
    public static void Finish(Activity? span, string outcome, string? errorType)
    {
        span?.SetTag("weatherhub.provider.outcome", outcome);
        if (errorType is null) return;
        span?.SetTag("error.type", errorType);
        span?.SetStatus(ActivityStatusCode.Error);
    }

    /// <summary>The reports becoming one answer.</summary>
    public static Activity? StartConsensus(int reports) =>
        Source.StartActivity("weatherhub.consensus")?.SetTag("weatherhub.consensus.inputs", reports);

    /// <summary>Tells the request's own span what it got.</summary>
    public static void Answered(string result) => Activity.Current?.SetTag("weatherhub.outcome", result);
}
