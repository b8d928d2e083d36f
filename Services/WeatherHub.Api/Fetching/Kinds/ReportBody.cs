using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Api.Fetching.Kinds;

/// <summary>
/// A report field by field. What may grow (variables, conditions) is spelled by name, so that replicas of two versions read each other:
/// a name that is not known here was not said.
/// </summary>
internal static class ReportBody
{
    public static void Write(BinaryWriter to, ReportKey key, Report report)
    {
        to.Write(key.ToString());
        to.Time(report.FetchedAt);
        to.Time(report.ExpiresAt);
        to.Maybe(report.IssuedAt, EntryCodec.Time);
        to.Many(report.Lineage, static (writer, lineage) => writer.Write(lineage));
        to.Maybe(report.GridPoint, EntryCodec.Point);
        to.Maybe(report.Elevation, static (writer, metres) => writer.Write(metres));
        to.Write(report.Validator is not null);
        if (report.Validator is { } validator) to.Write(validator);
        to.Many(report.Rejections, static (writer, rejection) =>
        {
            writer.Write(rejection.Variable.ToString());
            writer.Write7BitEncodedInt(rejection.Count);
        });
        KindDescriptor.Of(key.Kind).Codec.Write(to, report.Payload);
    }

    public static Report? Read(BinaryReader from, ReportKey key)
    {
        if (from.ReadString() != key.ToString()) return null;
        return new Report
        {
            Provider = key.Provider,
            Kind = key.Kind,
            FetchedAt = from.Time(),
            ExpiresAt = from.Time(),
            IssuedAt = from.Maybe(EntryCodec.Time),
            Lineage = from.Many(static reader => reader.ReadString()),
            GridPoint = from.Maybe(EntryCodec.Point),
            Elevation = from.Maybe(static reader => reader.ReadDouble()),
            Validator = from.ReadBoolean() ? from.ReadString() : null,
            Rejections = [.. from.Many(static reader => (Variable: reader.Name<Variable>(), Count: reader.Read7BitEncodedInt()))
                .Where(rejection => rejection.Variable is not null)
                .Select(rejection => new Rejection(rejection.Variable!.Value, rejection.Count))],
            Payload = KindDescriptor.Of(key.Kind).Codec.Read(from),
        };
    }
}
