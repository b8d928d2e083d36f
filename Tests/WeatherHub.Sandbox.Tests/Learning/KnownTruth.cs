using WeatherHub.Sandbox.Simulation;
using WeatherHub.Verification.Learning;
using WeatherHub.Verification.Scores;
using WeatherHub.Weather.Consensus.Hourly;
using WeatherHub.Weather.Consensus.Skill;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Units;

namespace WeatherHub.Sandbox.Tests.Learning;

/// <summary>One answer beside the truth.</summary>
/// <param name="Day">Days since the first run.</param>
/// <param name="Known">How often the quantity had been verified at the place before.</param>
/// <param name="Error">Of the merged value.</param>
/// <param name="Errors">Of each vendor.</param>
/// <param name="Inside">Whether the truth lay in the 80 % interval.</param>
/// <param name="Level">Confidence, 0 to 1.</param>
/// <param name="Within">Whether the error was within the tolerance.</param>
/// <param name="Outvoted">The vendors that were dropped, as bits.</param>
/// <param name="Share">Each vendor's share of the votes before any was dropped.</param>
/// <param name="Bias">Each vendor's bias as far as it was known.</param>
internal sealed record Judged(
    int Day,
    int Known,
    double Error,
    double[] Errors,
    bool Inside,
    double Level,
    bool Within,
    ulong Outvoted,
    double[] Share,
    double[] Bias);

/// <summary>Merges and learns for weeks at many places as a hub would, and judges every answer by the simulated truth.</summary>
internal sealed class KnownTruth(SimulatedWeather truth, IReadOnlyList<LearnedVendor> vendors)
{
    private static readonly DateTimeOffset First = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly QuantityMerge merge = new(16);

    /// <summary>Every answer of some days, by quantity, for one lead.</summary>
    internal IEnumerable<(Quantity Quantity, Judged Judged)> Run(
        IReadOnlyList<Coordinates> places,
        IReadOnlyList<Quantity> quantities,
        int days,
        TimeSpan lead)
    {
        var (book, waiting) = (new VerificationStore(), new Queue<Waiting>());
        var learner = new Learner(book);
        var every = TimeSpan.FromHours(6);
        for (var run = First; run < First.AddDays(days); run += every)
        {
            while (waiting.TryPeek(out var due) && due.Valid <= run)
            {
                waiting.Dequeue();
                foreach (var quantity in quantities)
                    learner.Learn(
                        new VerificationPair(
                            due.Key,
                            quantity,
                            lead.TotalDays,
                            due.Valid,
                            due.Place.Latitude,
                            Opinions(quantity, due.Said),
                            due.Truth[quantity.Variable]));
            }

            foreach (var place in places)
            {
                var next = new Waiting(
                    place,
                    run + lead,
                    [.. vendors.Select(vendor => vendor.Say(place, run, run + lead))],
                    truth.Step(place, run + lead));
                waiting.Enqueue(next);
                foreach (var quantity in quantities)
                    yield return (
                        quantity,
                        Judge(next, quantity, book.SkillOf(next.Key, quantity), lead.TotalDays, (int)(run - First).TotalDays));
            }
        }
    }

    private Judged Judge(Waiting asked, Quantity quantity, QuantitySkill skill, double lead, int day)
    {
        var (said, came, facts) = (Opinions(quantity, asked.Said), asked.Truth[quantity.Variable], VariableFacts.Of(quantity.Variable));
        var answer = merge.Merge(new PointMergeRequest(skill, lead, asked.Valid, asked.Place.Latitude), said);
        var (sure, error) = (skill.ConfidenceIn(answer.Value, answer.Spread, lead), Math.Abs(answer.Value - came));
        var estimates = vendors.Select(vendor => skill.TrackOf(vendor.Name).At(lead)).ToArray();
        var votes = estimates.Sum(estimate => estimate.Weight);
        return new Judged(
            day,
            skill.Verifications,
            error,
            [.. said.Select(opinion => Math.Abs(opinion.Value - came))],
            sure.P10 <= came && came <= sure.P90,
            sure.Level / 100,
            error <= facts.Tolerance,
            answer.Outvoted,
            [.. estimates.Select(estimate => estimate.Weight / votes)],
            [.. estimates.Select(estimate => estimate.Bias)]);
    }

    private ForecastValue[] Opinions(Quantity quantity, WeatherStep[] said) =>
        [.. vendors.Select((vendor, index) => new ForecastValue(vendor.Name, vendor.Name, said[index][quantity.Variable]))];

    private sealed record Waiting(Coordinates Place, DateTimeOffset Valid, WeatherStep[] Said, WeatherStep Truth)
    {
        internal string Key { get; } = FormattableString.Invariant($"{Place.Latitude:0.00},{Place.Longitude:0.00}");
    }
}
