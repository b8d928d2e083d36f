using System.Diagnostics;
using System.Text.RegularExpressions;

namespace WeatherHub.Api.Telemetry;

/// <summary>
/// The platform hides the query of an outgoing address on its spans, but not the path, where some vendors want the place or the key.
/// Here the words of a path stay and everything else becomes a star.
/// </summary>
internal static partial class OutgoingUrls
{
    private const string Tag = "url.full";

    private static readonly Lazy<ActivityListener> Listener = new(Listen);

    /// <summary>Begins to redact, once for the process and before any exporter listens: listeners are called in their order.</summary>
    public static void Redact() => _ = Listener.Value;

    /// <summary>The address without places and keys.</summary>
    public static string Redacted(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri))
            return "*";
        var path = string.Join(
            '/',
            uri.AbsolutePath.Split('/').Select(segment => segment.Length == 0 || Word().IsMatch(segment) ? segment : "*"));
        return $"{uri.Scheme}://{uri.Authority}{path}{(uri.Query.Length > 0 ? "?*" : "")}";
    }

    private static ActivityListener Listen()
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == "System.Net.Http",
            ActivityStopped = static span =>
            {
                if (span.GetTagItem(Tag) is string address) span.SetTag(Tag, Redacted(address));
            },
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    // A word of a path, or a version such as v1 and 2.0; a longer run of letters may be a key.
    [GeneratedRegex(@"^(?:[a-z][a-z_-]{0,23}|v?\d{1,2}(?:\.\d)?)$", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
