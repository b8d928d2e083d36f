using WeatherHub.Weather.Alerts;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Providers.Shared;

/// <summary>CAP's code values, in whatever case a vendor writes them, and the rules that every vendor's alerts go through.</summary>
internal static class CapText
{
    /// <summary>The value of that name; the enumeration's "unknown" for any other text.</summary>
    public static T Code<T>(string? text)
        where T : struct, Enum =>
        Enum.TryParse<T>(text, ignoreCase: true, out var code) && Enum.IsDefined(code) && !int.TryParse(text, out _) ? code : default;

    /// <summary>A text that says something, without blanks around it.</summary>
    public static string? Text(string? text) => text?.Trim() is { Length: > 0 } said ? said : null;

    /// <summary>Only an https address is shown to anybody.</summary>
    public static Uri? Link(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps ? url : null;

    /// <summary>Only messages about actual events are alerts: exercises, tests and drafts are not.</summary>
    public static bool IsActual(string? status) => string.Equals(status, "Actual", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// The report of an official source. Messages that could not be read (null) make the list incomplete: then it is not official, so that
    /// nobody takes it for all there is. When none of several could be read, it is no answer.
    /// </summary>
    public static Report Report(Report report, IReadOnlyCollection<Alert?> alerts)
    {
        Alert[] read = [.. alerts.OfType<Alert>()];
        if (alerts.Count > 0 && read.Length == 0)
            throw Faults.BadPayload("no alert can be read");
        return report with
        {
            IssuedAt = read.Max(alert => alert.Sent),
            Payload = new AlertPayload(read, IsOfficial: read.Length == alerts.Count),
        };
    }
}
