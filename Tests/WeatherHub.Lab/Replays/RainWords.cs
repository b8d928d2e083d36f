namespace WeatherHub.Lab.Replays;

/// <summary>How the words for a day's rain of a first answer compare with what fell.</summary>
/// <param name="Name">Quantity and lead.</param>
/// <param name="Days">Days whose sentence names an amount or calls them dry.</param>
/// <param name="Covered">
/// The share of them on which the words cover what fell: from the least to the most named, less than 0.1 mm where dry.
/// </param>
/// <param name="Amounts">Days with an amount.</param>
/// <param name="AmountsCovered">The share of them on which it covers what fell.</param>
/// <param name="DryCovered">The share of the days called dry on which less than 0.1 mm fell.</param>
/// <param name="Band">The share of days with an amount on which what fell lies between p10 and p90.</param>
/// <param name="Excess">The most that an upper end is beside the 90th percentile of what fell at that forecast amount.</param>
/// <param name="Silent">Days whose sentence says nothing of an amount, such as "rain possible".</param>
internal sealed record RainWords(
    string Name, int Days, double Covered, int Amounts, double AmountsCovered, double DryCovered, double Band, double Excess, int Silent)
{
    /// <summary>What fell at a forecast amount is what fell on so many days whose forecasts are nearest.</summary>
    private const int Nearest = 40;

    /// <summary>Every group with enough days that name an amount.</summary>
    internal static IReadOnlyList<RainWords> Of(IEnumerable<ForecastRow> rows) =>
    [
        .. rows.Where(row => row.IsRain && row.Said.Any(said => said.Value >= 0))
            .GroupBy(row => $"{row.QuantityName}/{row.Key[4]} h").OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => Of(group.Key, [.. group.Select(row => new Told(RainDay.Of(row), row.Unit.ToCanonical(row.Observed)))]))
            .OfType<RainWords>(),
    ];

    private static RainWords? Of(string name, List<Told> days)
    {
        var spoken = days.Where(day => day.Words is not null).ToList();
        var dry = spoken.Where(day => SpokenAmount.IsDry(day.Said.Sentence)).ToList();
        var amounts = spoken.Except(dry).OrderBy(day => day.Said.Sum).ToList();
        if (amounts.Count < Nearest) return null;
        return new RainWords(
            name, spoken.Count, Share(
                spoken, day => day.IsCovered), amounts.Count, Share(amounts, day => day.IsCovered), Share(dry, day => day.IsCovered),
            Share(amounts, day => day.Said.Low <= day.Fell && day.Fell <= day.Said.High),
            amounts.Select((day, index) => day.Words!.Value.High / Percentile90(amounts, index)).Max(), days.Count - spoken.Count);
    }

    private static double Percentile90(List<Told> amounts, int index)
    {
        var first = Math.Clamp(index - Nearest / 2, 0, amounts.Count - Nearest);
        var fell = amounts.Skip(first).Take(Nearest).Select(day => day.Fell).Order().ToArray();
        var place = 0.9 * (Nearest - 1);
        var below = (int)place;
        return fell[below] + (place - below) * (fell[below + 1] - fell[below]);
    }

    private static double Share(List<Told> days, Func<Told, bool> holds) =>
        days.Count == 0 ? double.NaN : days.Count(holds) / (double)days.Count;

    /// <summary>What was said of a day, and what fell, mm.</summary>
    private sealed record Told(SaidOfRain Said, double Fell)
    {
        internal (double Low, double High)? Words { get; } = SpokenAmount.In(Said.Sentence);

        internal bool IsCovered => Words is { } words && words.Low <= Fell + 1e-9 && Fell <= words.High + 1e-9;
    }
}
