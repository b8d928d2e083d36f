using WeatherHub.Weather.Alerts;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Api.Fetching.Kinds;

/// <summary>Alerts: texts as the sender wrote them, enumerations by name.</summary>
internal sealed class AlertCodec : IPayloadCodec
{
    private const long Fixed = 512;

    public void Round(Payload payload)
    {
        // Texts have no digits to lose.
    }

    public void Write(BinaryWriter to, Payload payload)
    {
        var (alerts, isOfficial) = (AlertPayload)payload;
        to.Write(isOfficial);
        to.Many(
            alerts,
            static (writer, alert) =>
            {
                writer.Write(alert.Identifier);
                writer.Write(alert.Event);
                writer.Write(alert.Severity.ToString());
                writer.Write(alert.Urgency.ToString());
                writer.Write(alert.Certainty.ToString());
                writer.Maybe(alert.Sent, EntryCodec.Time);
                writer.Maybe(alert.Onset, EntryCodec.Time);
                writer.Maybe(alert.Expires, EntryCodec.Time);
                foreach (
                    var text in (string?[])[alert.Headline, alert.Description, alert.Instruction, alert.Sender, alert.Url?.AbsoluteUri])
                    Write(writer, text);
                writer.Many(alert.Areas, static (area, name) => area.Write(name));
                writer.Many(alert.References, static (reference, id) => reference.Write(id));
                writer.Write(alert.IsCancellation);
            });
    }

    public Payload Read(BinaryReader from)
    {
        var isOfficial = from.ReadBoolean();
        return new AlertPayload(from.Many(ReadAlert), isOfficial);
    }

    public long SizeOf(Payload payload) => ((AlertPayload)payload).Alerts.Sum(static alert => Fixed + sizeof(char) * (long)(
        alert.Event.Length + (alert.Headline?.Length ?? 0) + (alert.Description?.Length ?? 0) + (alert.Instruction?.Length ?? 0)
        + alert.Areas.Sum(area => area.Length) + alert.References.Sum(id => id.Length)));

    private static Alert ReadAlert(BinaryReader from) => new()
    {
        Identifier = from.ReadString(),
        Event = from.ReadString(),
        Severity = from.Name<AlertSeverity>() ?? AlertSeverity.Unknown,
        Urgency = from.Name<AlertUrgency>() ?? AlertUrgency.Unknown,
        Certainty = from.Name<AlertCertainty>() ?? AlertCertainty.Unknown,
        Sent = from.Maybe(EntryCodec.Time),
        Onset = from.Maybe(EntryCodec.Time),
        Expires = from.Maybe(EntryCodec.Time),
        Headline = Text(from),
        Description = Text(from),
        Instruction = Text(from),
        Sender = Text(from),
        Url = Uri.TryCreate(Text(from), UriKind.Absolute, out var url) ? url : null,
        Areas = from.Many(static reader => reader.ReadString()),
        References = from.Many(static reader => reader.ReadString()),
        IsCancellation = from.ReadBoolean(),
    };

    private static void Write(BinaryWriter to, string? text)
    {
        to.Write(text is not null);
        if (text is not null) to.Write(text);
    }

    private static string? Text(BinaryReader from) => from.ReadBoolean() ? from.ReadString() : null;
}
