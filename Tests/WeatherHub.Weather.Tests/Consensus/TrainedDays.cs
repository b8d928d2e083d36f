using WeatherHub.Verification.Learning;
using WeatherHub.Verification.Scores;
using WeatherHub.Weather.Consensus;
using WeatherHub.Weather.Consensus.Hourly;
using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Consensus.Skill;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Tests.Consensus;

/// <summary>Skill that was learned from made-up days, one verification each at every lead.</summary>
internal sealed class TrainedDays
{
    private const string Place = "here";

    private readonly VerificationStore store = new();

    /// <summary>Teaches days of temperature; who says what of each day, beside what came.</summary>
    internal static TrainedDays Temperature(
        int days, Func<int, double> observed,
        params (string Provider, Func<int, double> Says)[] vendors)
    {
        var trained = new TrainedDays();
        var (learner, quantity) = (new Learner(trained.store), Quantity.Of(Variable.Temperature)!);
        for (var day = 0; day < days; day++)
            foreach (var lead in new[] { 0.1, 0.5, 1.5, 2.5, 4 })
                learner.Learn(new VerificationPair(
                    Place, quantity, lead, Sample.Hour.AddDays(day - days), 52.5,
                    [.. vendors.Select(vendor => new ForecastValue(vendor.Provider, vendor.Provider, vendor.Says(day)))], observed(day)));
        return trained;
    }

    internal QuantitySkill Skill(Quantity quantity) => store.SkillOf(Place, quantity);

    internal MergedForecast Merge(MergeRequest request) => ForecastMerge.Merge(request with { Skill = Skill });
}
