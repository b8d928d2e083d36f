using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Units;

namespace WeatherHub.Api.Fetching.Kinds;

/// <summary>A current reading, and a vendor's day.</summary>
internal static class ReadingCodec
{
    public static void Write(BinaryWriter to, CurrentReading reading)
    {
        to.Time(reading.Time);
        to.Write(reading.Kind == ReadingKind.Observation);
        to.Many([.. reading.Values.OrderBy(value => value.Key)], static (writer, value) =>
        {
            writer.Write(value.Key.ToString());
            writer.Write(value.Value);
        });
        Say(to, reading.Condition);
        to.Write(reading.Station is not null);
        if (reading.Station is not { } station) return;
        to.Write(station.Id);
        to.Write(station.Name is not null);
        if (station.Name is { } name) to.Write(name);
        to.Maybe(station.Location, EntryCodec.Point);
        to.Maybe(station.Elevation, Number);
        to.Maybe(station.Distance, Number);
    }

    public static CurrentReading Read(BinaryReader from) => new()
    {
        Time = from.Time(),
        Kind = from.ReadBoolean() ? ReadingKind.Observation : ReadingKind.Model,
        Values = from.Many(static reader => (Variable: reader.Name<Variable>(), Value: reader.ReadDouble()))
            .Where(value => value.Variable is not null).ToDictionary(value => value.Variable!.Value, value => value.Value),
        Condition = ReadCondition(from),
        Station = from.ReadBoolean()
            ? new Station(from.ReadString(), from.ReadBoolean() ? from.ReadString() : null,
                from.Maybe(EntryCodec.Point), from.Maybe(Number), from.Maybe(Number))
            : null,
    };

    public static void Write(BinaryWriter to, DailyOutlook day)
    {
        to.Write7BitEncodedInt(day.Date.DayNumber);
        to.Maybe(day.TemperatureMax, Number);
        to.Maybe(day.TemperatureMin, Number);
        to.Maybe(day.PrecipitationSum, Number);
        to.Maybe(day.PrecipitationProbabilityMax, Number);
        to.Maybe(day.SnowfallSum, Number);
        to.Maybe(day.WindSpeedMax, Number);
        to.Maybe(day.WindGustMax, Number);
        to.Maybe(day.UvIndexMax, Number);
        Say(to, day.Condition);
    }

    public static DailyOutlook ReadDay(BinaryReader from) => new()
    {
        Date = DateOnly.FromDayNumber(from.Read7BitEncodedInt()),
        TemperatureMax = from.Maybe(Number),
        TemperatureMin = from.Maybe(Number),
        PrecipitationSum = from.Maybe(Number),
        PrecipitationProbabilityMax = from.Maybe(Number),
        SnowfallSum = from.Maybe(Number),
        WindSpeedMax = from.Maybe(Number),
        WindGustMax = from.Maybe(Number),
        UvIndexMax = from.Maybe(Number),
        Condition = ReadCondition(from),
    };

    private static void Say(BinaryWriter to, Condition? condition)
    {
        to.Write(condition is not null);
        if (condition is { } said) to.Write(said.ToString());
    }

    private static Condition? ReadCondition(BinaryReader from) => from.ReadBoolean() ? from.Name<Condition>() : null;

    private static void Number(BinaryWriter to, double value) => to.Write(value);

    private static double Number(BinaryReader from) => from.ReadDouble();
}
