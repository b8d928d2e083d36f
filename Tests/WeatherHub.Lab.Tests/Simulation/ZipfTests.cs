using WeatherHub.Lab.Simulation;

namespace WeatherHub.Lab.Tests.Simulation;

internal sealed class ZipfTests
{
    [TestCase(0)]
    [TestCase(0.8)]
    [TestCase(1)]
    [TestCase(1.5)]
    public void The_shares_fall_with_the_rank_as_the_law_says_and_make_a_whole(double exponent)
    {
        var zipf = new Zipf(1000, exponent);
        Assert.That(Enumerable.Range(0, 1000).Sum(zipf.Share), Is.EqualTo(1).Within(1e-9));
        foreach (var rank in new[] { 1, 9, 999 })
            Assert.That(zipf.Share(0) / zipf.Share(rank), Is.EqualTo(Math.Pow(rank + 1, exponent)).Within(1e-6).Percent);
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(2)]
    public void Samples_come_as_often_as_their_shares_say(double exponent)
    {
        const int Draws = 200_000;
        var (zipf, random, seen) = (new Zipf(50, exponent), new Random(1), new int[50]);
        for (var i = 0; i < Draws; i++) seen[zipf.Sample(random)]++;
        for (var rank = 0; rank < 50; rank++)
        {
            var expected = Draws * zipf.Share(rank);
            Assert.That(seen[rank], Is.EqualTo(expected).Within(5 * Math.Sqrt(expected) + 1), $"rank {rank}");
        }
    }

    [Test]
    public void Counts_have_the_mean_and_the_spread_of_independent_requests()
    {
        foreach (var expected in new[] { 0.3, 4, 25, 40, 1000 })
        {
            var random = new Random(5);
            var counts = Enumerable.Range(0, 20_000).Select(_ => (double)random.Count(expected)).ToArray();
            var mean = counts.Average();
            Assert.That(mean, Is.EqualTo(expected).Within(5 * Math.Sqrt(expected / counts.Length)));
            Assert.That(counts.Average(count => (count - mean) * (count - mean)), Is.EqualTo(expected).Within(7).Percent);
        }
    }
}
