using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Providers.OpenMeteo;

/// <summary>The block of the present: https://open-meteo.com/en/docs#current_conditions.</summary>
internal static class OpenMeteoPresent
{
    private const double Hour = 3600;

    /// <summary>The reading; null when it has no time or says nothing.</summary>
    /// <param name="block">The present.</param>
    /// <param name="hours">The hours of the same answer.</param>
    public static (CurrentReading? Reading, IReadOnlyList<Rejection> Rejections) Map(OpenMeteoBlock block, OpenMeteoBlock? hours)
    {
        var values = new CurrentReadingBuilder();
        var isWholeHour = block.Number("interval") == Hour;
        // A sum covers the interval that ends now, a quarter of an hour: no measure of what fell in the past hour. Only the hour that ends now has that.
        var ended = hours is not null && block.Times() is [{ } now, ..] ? HourEnding(now, hours.Times()) : -1;
        foreach (var word in OpenMeteoVocabulary.Hourly)
        {
            var isShort = VariableFacts.Of(word.Variable).Method == CellMethod.Sum && !isWholeHour;
            if ((isShort ? hours : block)?.Find(word.Variable, word.Documented, word.Names) is not var (column, unit)) continue;
            values.Say(word.Variable, column[isShort ? ended : 0], unit);
        }

        if (block.Number("temperature") is { } legacy && block.Find(Variable.Temperature, Unit.Celsius, "temperature") is var (_, spoken))
            values.Say(Variable.Temperature, legacy, spoken);

        var condition = OpenMeteoConditions.Of(block.Codes?[0]);
        var said = values.Values.Count > 0 || condition is not null;
        return (said && block.Times() is [{ } time, ..]
            ? new CurrentReading { Time = time, Kind = ReadingKind.Model, Values = values.Values, Condition = condition }
            : null, values.Rejections);
    }

    private static int HourEnding(DateTimeOffset now, DateTimeOffset?[] labels) =>
        OpenMeteoMapper.Step(labels) == TimeAxis.Step ? Array.IndexOf(labels, now) : -1;
}
