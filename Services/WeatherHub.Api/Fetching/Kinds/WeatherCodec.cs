using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Units;

namespace WeatherHub.Api.Fetching.Kinds;

/// <summary>Weather in numbers: hours column by column, the reading of now, days.</summary>
internal sealed class WeatherCodec : IPayloadCodec
{
    private const long Reading = 1024;
    private const long Day = 160;
    private const long Condition = 8;

    public void Round(Payload payload)
    {
        if (payload is WeatherPayload { Hourly: { } hourly }) FixedPoint.Round(hourly);
    }

    public void Write(BinaryWriter to, Payload payload)
    {
        var weather = (WeatherPayload)payload;
        to.Write(weather.Hourly is not null);
        if (weather.Hourly is { } hourly) SeriesCodec.Write(to, hourly);
        to.Write(weather.Current is not null);
        if (weather.Current is { } current) ReadingCodec.Write(to, current);
        to.Many(weather.Daily, ReadingCodec.Write);
    }

    public Payload Read(BinaryReader from) => new WeatherPayload(
        from.ReadBoolean() ? SeriesCodec.Read(from) : null,
        from.ReadBoolean() ? ReadingCodec.Read(from) : null,
        from.Many(ReadingCodec.ReadDay));

    public long SizeOf(Payload payload)
    {
        var weather = (WeatherPayload)payload;
        var bytes = weather.Daily.Count * Day + (weather.Current is null ? 0 : Reading);
        if (weather.Hourly is not { } hourly) return bytes;
        if (hourly.HasConditions) bytes += hourly.Axis.Count * Condition;
        if (hourly.Heights is not null) bytes += hourly.Axis.Count * sizeof(double);
        foreach (var facts in VariableFacts.All)
            if (hourly[facts.Variable] is { } column)
                bytes += column.Values.Length * sizeof(double) + (column.SpanHours?.Length ?? 0) + 64;
        return bytes;
    }
}
