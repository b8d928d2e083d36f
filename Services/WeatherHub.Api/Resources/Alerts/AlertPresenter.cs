using WeatherHub.Weather.Alerts;
using Alert = WeatherHub.Contracts.V1.Alert;

namespace WeatherHub.Api.Resources.Alerts;

/// <summary>From an alert in force to the contract's record. Texts stay the sender's.</summary>
internal static class AlertPresenter
{
    internal static Alert Present(MergedAlert merged)
    {
        var alert = merged.Alert;
        return new Alert
        {
            Id = $"cap:{alert.Identifier}",
            Event = alert.Event,
            Severity = Word(alert.Severity),
            Urgency = Word(alert.Urgency),
            Certainty = Word(alert.Certainty),
            Onset = alert.Onset,
            Expires = alert.Expires,
            Headline = alert.Headline,
            Description = alert.Description,
            Instruction = alert.Instruction,
            Areas = alert.Areas,
            Sender = merged.Senders.Count == 0 ? null : string.Join("; ", merged.Senders),
            Url = alert.Url,
            Providers = merged.Providers,
        };
    }

    private static string Word<T>(T code)
        where T : struct, Enum => code.ToString().ToLowerInvariant();
}
