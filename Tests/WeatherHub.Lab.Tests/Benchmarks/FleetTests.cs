using WeatherHub.Lab.Benchmarks.Scaling;

namespace WeatherHub.Lab.Tests.Benchmarks;

internal sealed class FleetTests
{
    [TestCase(1, 50, 300, 60)]
    [TestCase(4, 50, 300, 60)]
    [TestCase(20, 200, 1_000, 30)]
    public void The_formulas_tell_what_a_simulation_of_single_requests_does(int replicas, double rate, int places, int seconds)
    {
        var fleet = new Fleet(rate, places, TimeSpan.FromSeconds(seconds), replicas);
        var simulated = Simulate(fleet, requests: 400_000, new Random(7));
        var load = FleetLoad.Of(fleet);

        Assert.That(load.All, Is.EqualTo(rate).Within(0.001).Percent);
        Assert.That(load.New / load.All, Is.EqualTo(simulated.New).Within(0.005));
        Assert.That(load.FromRedis / load.All, Is.EqualTo(simulated.FromRedis).Within(0.005));
    }

    [Test]
    public void One_place_at_one_replica_is_made_once_in_a_lifetime_and_a_wait()
    {
        var load = FleetLoad.Of(new Fleet(2, 1, TimeSpan.FromSeconds(99.5), 1));

        Assert.That((load.New, load.FromRedis), Is.EqualTo((0.01, 0)));
        Assert.That((load.InRedis, load.InMemory), Is.EqualTo((0.995, 0.995)));
    }

    /// <summary>The shares of requests that are made and that are taken from Redis.</summary>
    private static (double New, double FromRedis) Simulate(Fleet fleet, int requests, Random random)
    {
        double[] rates = [.. fleet.Rates()];
        var sums = new double[rates.Length];
        for (var (place, sum) = (0, 0.0); place < rates.Length; place++) sums[place] = sum += rates[place];
        var inRedis = new double[rates.Length];
        var inMemory = new double[rates.Length, fleet.Replicas];
        var (now, made, looked, counted) = (0.0, 0, 0, 0);
        for (var request = 0; request < requests; request++)
        {
            now -= Math.Log(1 - random.NextDouble()) / fleet.PerSecond;
            var found = Array.BinarySearch(sums, random.NextDouble() * sums[^1]);
            var (place, replica) = (Math.Min(found < 0 ? ~found : found, rates.Length - 1), random.Next(fleet.Replicas));
            var isNew = now >= inRedis[place];
            if (isNew) inRedis[place] = now + fleet.Lifetime.TotalSeconds;
            var isKnown = now < inMemory[place, replica];
            inMemory[place, replica] = inRedis[place];

            // What is empty at first fills.
            if (now < 3 * fleet.Lifetime.TotalSeconds) continue;
            counted++;
            if (isNew) made++;
            else if (!isKnown) looked++;
        }

        return ((double)made / counted, (double)looked / counted);
    }
}
