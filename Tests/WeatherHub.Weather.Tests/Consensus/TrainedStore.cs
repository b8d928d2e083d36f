using WeatherHub.Verification.Learning;
using WeatherHub.Verification.Scores;
using WeatherHub.Weather.Consensus.Hourly;
using WeatherHub.Weather.Consensus.Skill;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Tests.Consensus;

/// <summary>Verification stores with something learned, for these tests.</summary>
internal static class TrainedStore
{
    internal const string Place = "here";

    internal static readonly Quantity Temperature = Quantity.Of(Variable.Temperature)!;

    private static readonly DateTimeOffset First = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// So many days of temperatures about 15 °C at the place, each vendor with its own error, a few hours and a day ahead.
    /// </summary>
    internal static VerificationStore Temperatures(int days, params (string Vendor, Func<Random, double> Error)[] vendors)
    {
        var store = new VerificationStore();
        Temperatures(new Learner(store), Place, days, vendors);
        return store;
    }

    internal static void Temperatures(Learner learner, string place, int days, params (string Vendor, Func<Random, double> Error)[] vendors)
    {
        var random = new Random(4711);
        for (var day = 0; day < days; day++)
            foreach (var lead in new[] { 0.1, 0.9 })
            {
                var observed = 15 + 3 * Math.Sin(day / 4.0) + Normal(random);
                learner.Learn(
                    Pair(
                        place,
                        Temperature,
                        day,
                        observed,
                        [.. vendors.Select(vendor => (vendor.Vendor, observed + vendor.Error(random)))]
                    ) with
                    {
                        LeadDays = lead,
                    });
            }
    }

    internal static VerificationPair Pair(
        string place,
        Quantity quantity,
        int day,
        double observed,
        params (string Vendor, double Value)[] said
    ) =>
        new(
            place,
            quantity,
            0.9,
            First.AddDays(day),
            52.5,
            [.. said.Select(pair => new ForecastValue(pair.Vendor, pair.Vendor, pair.Value))],
            observed);

    internal static PointMergeRequest Request(VerificationStore store, Quantity quantity, string place = Place, double leadDays = 0.9) =>
        new(store.SkillOf(place, quantity), leadDays, First.AddDays(400), 52.5);

    internal static ForecastValue[] Forecasts(params (string Vendor, double Value)[] said) =>
        [.. said.Select(pair => new ForecastValue(pair.Vendor, pair.Vendor, pair.Value))];

    internal static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
