using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Providers.OpenMeteo;

/// <summary>The block of the present: https://open-meteo.com/en/docs#current_conditions.</summary>
internal static class OpenMeteoPresent
{
    private const double Hour = 3600;
    private const double DocumentedInterval = 900;

    /// <summary>The reading; null when it has no time or says nothing.</summary>
    public static (CurrentReading? Reading, IReadOnlyList<Rejection> Rejections) Map(OpenMeteoBlock block)
    {
        var values = new CurrentReadingBuilder();
        // A sum covers the interval that ends now, mostly a quarter of an hour.
        var share = Hour / (block.Number("interval") is > 0 and <= Hour and var interval ? interval : DocumentedInterval);
        foreach (var word in OpenMeteoVocabulary.Hourly)
        {
            if (block.Find(word.Variable, word.Documented, word.Names) is not var (column, unit)) continue;
            var isSum = VariableFacts.Of(word.Variable).Method == CellMethod.Sum;
            values.Say(word.Variable, isSum ? column[0] * share : column[0], unit);
        }

        if (block.Number("temperature") is { } legacy && block.Find(Variable.Temperature, Unit.Celsius, "temperature") is var (_, spoken))
            values.Say(Variable.Temperature, legacy, spoken);

        var condition = OpenMeteoConditions.Of(block.Codes?[0]);
        var said = values.Values.Count > 0 || condition is not null;
        return (said && block.Times() is [{ } time, ..]
            ? new CurrentReading { Time = time, Kind = ReadingKind.Model, Values = values.Values, Condition = condition }
            : null, values.Rejections);
    }
}
