using WeatherHub.Weather.Consensus;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Tests.Consensus;

/// <summary>Day one against simple rivals, on simulated vendors whose errors grow with lead time.</summary>
internal sealed class MergeQualityTests
{
    private const int Hours = 120;
    private const int Places = 60;

    [Test]
    public void On_clean_vendors_the_merge_is_as_good_as_the_plain_mean()
    {
        var (merged, mean, _) = Errors(3, value => value);
        Assert.That(merged, Is.LessThanOrEqualTo(1.01 * mean));
    }

    [Test]
    public void One_of_three_that_sends_fahrenheit_as_celsius_costs_less_than_twice_the_best_vendors_error()
    {
        var (merged, mean, best) = Errors(3, value => value * 1.8 + 32);
        Assert.That(merged, Is.LessThanOrEqualTo(2 * best));
        Assert.That(mean, Is.GreaterThan(2 * best), "or the check proves nothing");
    }

    [Test]
    public void One_of_three_that_is_ten_degrees_off_costs_less_than_twice_the_best_vendors_error()
    {
        var (merged, mean, best) = Errors(3, value => value + 10);
        Assert.That(merged, Is.LessThanOrEqualTo(2 * best));
        Assert.That(mean, Is.GreaterThan(2 * best), "or the check proves nothing");
    }

    [Test]
    public void One_of_two_in_the_wrong_unit_is_told_by_the_last_observation()
    {
        var (merged, _, best) = Errors(2, value => value * 1.8 + 32, observed: true);
        Assert.That(merged, Is.LessThanOrEqualTo(2 * best));
    }

    private static (double Merged, double Mean, double Best) Errors(int vendors, Func<double, double> spoil, bool observed = false)
    {
        var random = new Random(4711);
        var (merged, mean, own) = (0.0, 0.0, new double[vendors]);
        for (var place = 0; place < Places; place++)
        {
            var level = 5 + random.NextDouble() * 20;
            var truth = Enumerable.Range(0, Hours).Select(hour => level + 6 * Math.Sin(hour * Math.PI / 12)).ToArray();
            var said = Enumerable
                .Range(0, vendors)
                .Select(vendor => Drift(random, truth, vendor == vendors - 1 ? spoil : value => value))
                .ToArray();
            List<Report> reports = [.. said.Select(Report)];
            if (observed) reports.Add(Sample.Reading("station", ReadingKind.Observation, 20, null, 500, (Variable.Temperature, truth[0])));
            var answer = ForecastMerge.Merge(Sample.Request([.. reports]) with { Hours = Hours, Days = 5 }).Of(Variable.Temperature).Values;
            for (var hour = 0; hour < Hours; hour++)
            {
                merged += Math.Abs(answer[hour] - truth[hour]);
                mean += Math.Abs(said.Average(values => values[hour]) - truth[hour]);
                for (var vendor = 0; vendor < vendors; vendor++) own[vendor] += Math.Abs(said[vendor][hour] - truth[hour]);
            }
        }

        return (merged, mean, own.Min());
    }

    /// <summary>An error that wanders, with a standard deviation of 1.2 °C now that grows by a quarter of it each day.</summary>
    private static double[] Drift(Random random, double[] truth, Func<double, double> spoil)
    {
        var error = Normal(random);
        return [.. truth.Select((value, hour) =>
        {
            error = 0.95 * error + Math.Sqrt(1 - 0.95 * 0.95) * Normal(random);
            return spoil(value + 1.2 * (1 + hour / 96.0) * error);
        })];
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static Report Report(double[] values, int vendor)
    {
        var columns = new Column?[VariableFacts.All.Length];
        columns[(int)Variable.Temperature] = new Column(values, null);
        return Sample.Of($"v{vendor}", new HourlySeries(new TimeAxis(Sample.Hour, Hours), columns, null));
    }
}
