using WeatherHub.Weather.Units;

namespace WeatherHub.Lab.Replays;

/// <summary>A way in which a member can be wrong.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Spoil">Its value in the canonical unit, its own first value at the site, and chance; null for silence.</param>
internal sealed record MemberFault(string Name, Func<double, double, Random, double?> Spoil)
{
    internal const string AnotherUnit = "another unit";

    private const double Offset = 10;
    private const double SpikeShare = 0.1;
    private const double Spike = 20;
    private const double Noise = 6;

    internal static IReadOnlyList<MemberFault> Of(Variable variable) =>
    [
        new("offset +10", static (value, _, _) => value + Offset),
        new(AnotherUnit, (value, _, _) => variable switch
        {
            Variable.Temperature => value * 9 / 5 + 32,
            Variable.PressureMsl => value / 1.33322387415,
            _ => value * 3.6,
        }),
        new("stuck", static (_, first, _) => first),
        new("spikes", static (value, _, random) =>
            random.NextDouble() < SpikeShare ? value + (random.NextDouble() < 0.5 ? -Spike : Spike) : value),
        new("noise", static (value, _, random) => value + Noise * Normal(random)),
        new("half missing", static (value, _, random) => random.NextDouble() < 0.5 ? value : null),
    ];

    /// <summary>The rows with one member spoilt, and only some members left.</summary>
    internal IReadOnlyList<ForecastRow> On(IReadOnlyList<ForecastRow> rows, IReadOnlyCollection<string> members, string spoilt, int seed)
    {
        var random = new Random(seed);
        Dictionary<(string, string, double), double> firsts = [];
        return [.. rows.Select(row => row with { Said = [.. Said(row)] }).Where(row => row.Said.Count > 0)];

        IEnumerable<(string Member, double Value)> Said(ForecastRow row)
        {
            foreach (var said in row.Said.Where(said => members.Contains(said.Member)))
            {
                if (said.Member != spoilt)
                {
                    yield return said;
                    continue;
                }

                var value = row.Unit.ToCanonical(said.Value);
                var site = (row.Site, row.QuantityName, row.LeadHours);
                firsts.TryAdd(site, value);
                if (Spoil(value, firsts[site], random) is { } wrong) yield return (said.Member, row.Unit.FromCanonical(wrong));
            }
        }
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
