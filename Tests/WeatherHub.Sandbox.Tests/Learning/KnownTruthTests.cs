using WeatherHub.Sandbox.Simulation;
using WeatherHub.Weather.Consensus.Skill;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Units;

namespace WeatherHub.Sandbox.Tests.Learning;

internal sealed class KnownTruthTests
{
    private const int AtFault = 0;
    private const int Enough = 20;

    private static readonly SimulatedWeather Sky = new(42);
    private static readonly Quantity Temperature = Quantity.Of(Variable.Temperature)!;

    private static IReadOnlyList<VendorFault> Faults => VendorFault.All;

    [TestCaseSource(nameof(Faults))]
    public void A_vendor_at_fault_costs_little_on_day_one_nothing_when_known_and_is_noticed(VendorFault fault)
    {
        LearnedVendor[] vendors = [new("alpha", Sky, fault), .. Healthy("beta", "gamma", "delta")];
        var judged = new KnownTruth(Sky, vendors)
            .Run(Places(12), [Temperature], 30, TimeSpan.FromHours(30))
            .Select(pair => pair.Judged)
            .ToList();
        var (first, later) = (judged.Where(one => one.Known == 0).ToList(), judged.Where(one => one.Known >= Enough).ToList());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(first, Has.Count.GreaterThan(20));
            Assert.That(later, Has.Count.GreaterThan(500));
            Assert.That(Ratio(first), Is.LessThanOrEqualTo(2), "day one");
            Assert.That(Ratio(later), Is.LessThanOrEqualTo(1.04), "known");
            Assert.That(IsNoticed(judged, AtFault), "the one at fault");
            for (var healthy = 1; healthy < vendors.Length; healthy++)
                Assert.That(IsNoticed(judged, healthy), Is.False, vendors[healthy].Name);
        }
    }

    [TestCase(6)]
    [TestCase(30)]
    [TestCase(80)]
    public void Intervals_and_levels_say_how_sure_an_answer_is(int leadHours)
    {
        Quantity[] quantities =
        [
            .. new[] { Variable.Temperature, Variable.PressureMsl, Variable.WindSpeed, Variable.RelativeHumidity }.Select(variable =>
                Quantity.Of(variable)!),
        ];
        var truth = new KnownTruth(Sky, Healthy("alpha", "beta", "gamma", "delta"));
        using (Assert.EnterMultipleScope())
        {
            foreach (
                var group in truth
                    .Run(Places(50), quantities, 60, TimeSpan.FromHours(leadHours))
                    .GroupBy(pair => pair.Quantity, pair => pair.Judged))
            {
                Assert.That(group.Count(), Is.EqualTo(50 * 60 * 4));
                Assert.That(group.Average(one => one.Inside ? 1.0 : 0), Is.InRange(0.77, 0.86), $"{group.Key.Name}: coverage");
                Assert.That(CalibrationError(group), Is.LessThanOrEqualTo(0.05), $"{group.Key.Name}: calibration");
            }
        }
    }

    private static LearnedVendor[] Healthy(params string[] names) => [.. names.Select(name => new LearnedVendor(name, Sky))];

    private static IReadOnlyList<Coordinates> Places(int count) =>
        [.. Enumerable.Range(0, count).Select(index => new Coordinates(-45 + 105.0 * index / count, -170 + 61.7 * index % 340))];

    /// <summary>The merged error beside that of the best vendor of those that are healthy.</summary>
    private static double Ratio(List<Judged> judged) =>
        judged.Average(one => one.Error)
        / Enumerable.Range(1, judged[0].Errors.Length - 1).Min(vendor => judged.Average(one => one.Errors[vendor]));

    /// <summary>Whether a vendor is outvoted again and again, has lost its vote, or is known to say far too much or too little.</summary>
    private static bool IsNoticed(List<Judged> judged, int vendor)
    {
        var last = judged.Where(one => one.Known >= Enough).ToList();
        return judged.Average(one => (one.Outvoted >> vendor & 1) != 0 ? 1.0 : 0) > 0.05
            || last.Average(one => one.Share[vendor]) < 0.02
            || last.Average(one => Math.Abs(one.Bias[vendor])) > 2 * VariableFacts.Of(Variable.Temperature).ErrorScale;
    }

    private static double CalibrationError(IEnumerable<Judged> judged)
    {
        var all = judged.ToList();
        return all.GroupBy(one => Math.Min(9, (int)(one.Level * 10)))
            .Sum(span => Math.Abs(span.Sum(one => one.Level - (one.Within ? 1 : 0)))) / all.Count;
    }
}
