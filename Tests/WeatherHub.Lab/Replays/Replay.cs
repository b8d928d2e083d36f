using WeatherHub.Verification.Learning;
using WeatherHub.Verification.Scores;
using WeatherHub.Weather.Consensus.Hourly;
using WeatherHub.Weather.Consensus.Skill;
using WeatherHub.Weather.Units;

namespace WeatherHub.Lab.Replays;

/// <summary>What was answered for a row, in the row's own unit.</summary>
internal sealed record Predicted(
    ForecastRow Row, double Value, double? Low, double? High, double? Chance, double? Level, IReadOnlyList<string> Outvoted);

/// <summary>How rows are merged.</summary>
internal enum ReplayMethod
{
    Hub,
    DayOne,
    Mean,
    Median,
    Best,
}

/// <summary>
/// Goes through a history as it happened, with the hub's own merge and learner: for a row only observations count that were known when it
/// was issued.
/// </summary>
internal static class Replay
{
    private const int MostMembers = 64;

    internal static IEnumerable<Predicted> Run(IReadOnlyList<ForecastRow> rows, ReplayMethod method, VerificationStore? book = null)
    {
        book ??= new VerificationStore(100_000);
        var (learner, merge) = (new Learner(book), new QuantityMerge(MostMembers));
        var waiting = new PriorityQueue<ForecastRow, (DateTimeOffset Known, int Order)>();
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            while (waiting.TryPeek(out var due, out var when) && when.Known <= row.Issued)
            {
                waiting.Dequeue();
                learner.Learn(new VerificationPair(
                    due.Site, QuantityOf(due), LeadOf(due), due.Valid, due.Latitude, Opinions(due), due.Unit.ToCanonical(due.Observed)));
            }

            yield return method is ReplayMethod.Mean or ReplayMethod.Median ? Plain(row, method) : Merged(row, method, book, merge);
            if (method is ReplayMethod.Hub or ReplayMethod.Best) waiting.Enqueue(row, (row.Known, i));
        }
    }

    private static double LeadOf(ForecastRow row) => Math.Max(0, row.LeadHours / 24);

    internal static Quantity QuantityOf(ForecastRow row) => new(row.QuantityName, row.Unit.Variable);

    private static Predicted Merged(ForecastRow row, ReplayMethod method, VerificationStore book, QuantityMerge merge)
    {
        var quantity = QuantityOf(row);
        var skill = method == ReplayMethod.DayOne ? QuantitySkill.Prior(quantity) : book.SkillOf(row.Site, quantity);
        var said = Opinions(row);
        var lead = LeadOf(row);
        if (method == ReplayMethod.Best) said = [said.MaxBy(opinion => skill.TrackOf(opinion.Provider).At(lead).Weight)];
        var answer = merge.Merge(new PointMergeRequest(skill, lead, row.Valid, row.Latitude), said);
        if (double.IsNaN(answer.Value)) return Plain(row, ReplayMethod.Median);
        var sure = skill.ConfidenceIn(answer.Value, answer.Spread, lead);
        return new Predicted(
            row,
            row.Unit.FromCanonical(answer.Value),
            row.Unit.FromCanonical(sure.P10),
            row.Unit.FromCanonical(sure.P90),
            double.IsNaN(answer.Pop) ? null : answer.Pop,
            sure.Level / 100,
            [.. said.Where((_, index) => (answer.Outvoted >> index & 1) != 0).Select(opinion => opinion.Provider)]);
    }

    private static Predicted Plain(ForecastRow row, ReplayMethod method)
    {
        var values = row.Said.Select(said => said.Value).Order().ToArray();
        var value = method == ReplayMethod.Mean ? values.Average() : Median(values);
        double? chance = row.IsRain ? values.Count(said => said > 0) / (double)values.Length : null;
        return new Predicted(row, value, null, null, chance, null, []);
    }

    internal static double Median(double[] sorted) =>
        sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[sorted.Length / 2 - 1] + sorted[sorted.Length / 2]) / 2;

    private static ForecastValue[] Opinions(ForecastRow row) =>
    [
        .. row.Said.Select(said => new ForecastValue(
            said.Member, said.Member, Bounded(
                row.Unit, said.Value), row.Chances.TryGetValue(said.Member, out var chance) ? chance : double.NaN)),
    ];

    // An amount that rounds to a hair below nothing is nothing.
    private static double Bounded(RowUnit unit, double value)
    {
        var canonical = unit.ToCanonical(value);
        return unit.Variable is Variable.Precipitation or Variable.WindSpeed && canonical is < 0 and > -0.05 ? 0 : canonical;
    }
}
