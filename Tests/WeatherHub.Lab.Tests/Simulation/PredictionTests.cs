using WeatherHub.Lab.Simulation;
using WeatherHub.Weather.Geography;

namespace WeatherHub.Lab.Tests.Simulation;

internal sealed class PredictionTests
{
    private const long Ample = 1L << 40;

    private static readonly IReadOnlyList<Asked> Vendors = Panel.Of(new Dictionary<string, TimeSpan>());
    private static readonly Coordinates Tokyo = new(35.68, 139.69);

    [Test]
    public void The_vendors_and_their_freshness_are_the_hubs_own()
    {
        var names = Vendors.Select(asked => asked.Name).ToArray();
        Assert.That(names, Is.SupersetOf(["open-meteo/forecast", "met-norway/forecast", "nws/current", "bright-sky/current"]));
        Assert.That(Vendors, Has.All.Matches<Asked>(asked => asked.Fresh > TimeSpan.Zero && asked.Size > 0));
    }

    [Test]
    public void Another_freshness_replaces_the_profiles()
    {
        var panel = Panel.Of(new Dictionary<string, TimeSpan> { ["nws/current"] = TimeSpan.FromMinutes(7) });
        Assert.That(panel.Single(asked => asked.Name == "nws/current").Fresh, Is.EqualTo(TimeSpan.FromMinutes(7)));
    }

    [Test]
    public void Prices_are_the_configurations_and_weights_the_vendors_own()
    {
        var panel = Panel.Of(new Dictionary<string, TimeSpan>(), new KeyValuePair<string, string?>("Providers:MetNorway:CostPerCall", "0.25"));
        Assert.That(panel.Single(asked => asked.Vendor == "met-norway").Quota.CostPerCall, Is.EqualTo(0.25));
        Assert.That(panel.Single(asked => asked.Vendor == "open-meteo").Weight, Is.GreaterThan(1), "many variables over many days");
        Assert.That(panel.Where(asked => asked.Vendor != "open-meteo").Select(asked => asked.Weight), Has.All.EqualTo(1));
    }

    [Test]
    public void A_quota_is_used_by_what_calls_weigh()
    {
        Asked[] panel = [.. Vendors.Where(asked => asked.Vendor == "open-meteo").Select(asked => asked with { Weight = 3 })];
        var prediction = Prediction.Of(OnePlace with { Panel = panel });
        var day = QuotaUse.Of(prediction).Single(use => use.Span == WeatherHub.Weather.Providers.QuotaSpan.Day);
        Assert.That(day.Calls, Is.EqualTo(prediction.CallsPerHour * 24 * 3).Within(1e-6));
    }

    [Test]
    public void A_reports_life_is_its_freshness_and_at_most_a_tenth_more_alike_everywhere()
    {
        foreach (var asked in Vendors)
        {
            var life = asked.Life(Tokyo);
            Assert.That(life.Due, Is.InRange(asked.Fresh.TotalSeconds, life.Ends));
            Assert.That(life.Ends, Is.LessThanOrEqualTo(asked.Fresh.TotalSeconds * 1.1));
            Assert.That(asked.Life(Tokyo), Is.EqualTo(life));
        }
    }

    [Test]
    public void The_same_seed_gives_the_same_figures_and_another_seed_others()
    {
        var scenario = Small with { Hours = 2 };
        var first = Figures(Prediction.Of(scenario));
        Assert.That(Figures(Prediction.Of(scenario)), Is.EqualTo(first));
        Assert.That(first, Is.Not.EqualTo(Figures(Prediction.Of(scenario with { Seed = 2 }))));
    }

    [TestCase(true, 3)]
    [TestCase(false, 3)]
    [TestCase(true, 1)]
    public void Every_question_is_answered_somewhere_and_none_is_lost(bool shared, int replicas)
    {
        var scenario = Small with { Shared = shared, Replicas = replicas };
        foreach (var tally in Prediction.Of(scenario).Tallies)
        {
            Assert.That(tally.Answer + tally.Memory + tally.Shared + tally.Misses, Is.EqualTo((double)tally.Questions).Within(0.01));
            Assert.That(new[] { tally.Answer, tally.Memory, tally.Shared, (double)tally.Misses }, Has.All.GreaterThanOrEqualTo(0));
            Assert.That(tally.PerMinute.Sum(static calls => calls), Is.EqualTo(tally.Calls));
        }

        // Every request asks as many questions as there are vendors' products at its place.
        var zipf = new Zipf(scenario.Places.Count, scenario.Zipf);
        var each = scenario.Places.Select((place, rank) => zipf.Share(rank) * scenario.Panel.Count(asked => asked.Coverage.Covers(place))).Sum();
        Assert.That(Prediction.Of(scenario).Questions, Is.EqualTo(scenario.Rate * 3600 * scenario.Hours * each).Within(1).Percent);
    }

    [TestCase(1)]
    [TestCase(100)]
    [TestCase(10_000)]
    public void One_place_costs_a_call_for_each_freshness_whatever_the_rate_and_the_replicas(double rate)
    {
        foreach (var replicas in new[] { 1, 3, 100 })
        {
            var prediction = Prediction.Of(OnePlace with { Rate = rate, Replicas = replicas });
            foreach (var tally in prediction.Tallies.Where(tally => tally.Questions > 0))
                Assert.That(tally.Calls / 100.0, Is.EqualTo(3600 / (tally.Asked.Life(Tokyo).Due + 1 / rate)).Within(0.02));
        }
    }

    [Test]
    public void Where_hardly_anybody_asks_every_request_is_a_call()
    {
        var brief = Vendors.Select(asked => asked with { Fresh = TimeSpan.FromMinutes(1) }).ToArray();
        var prediction = Prediction.Of(OnePlace with { Panel = brief, Rate = 1e-5, Hours = 100_000 });
        Assert.That(prediction.HitRate, Is.LessThan(0.003));
        Assert.That(prediction.Questions, Is.EqualTo(3_600 * brief.Count(asked => asked.Coverage.Covers(Tokyo))).Within(6).Percent);
    }

    [Test]
    public void Without_Redis_every_replica_asks_for_itself()
    {
        var scenario = OnePlace with { Rate = 100, Shared = false };
        var one = Prediction.Of(scenario).CallsPerHour;
        Assert.That(Prediction.Of(scenario with { Replicas = 3 }).CallsPerHour, Is.EqualTo(3 * one).Within(0.5).Percent);
    }

    [Test]
    public void Without_the_lease_replicas_that_notice_at_the_same_time_all_ask()
    {
        var scenario = OnePlace with { Rate = 10_000, Replicas = 3 };
        var one = Prediction.Of(scenario).CallsPerHour;
        Assert.That(Prediction.Of(scenario with { Lease = false }).CallsPerHour, Is.EqualTo(3 * one).Within(1).Percent);
    }

    [Test]
    public void Vendor_calls_grow_neither_with_callers_nor_with_replicas()
    {
        var table = CrowdTable.Of(new Scenario { Panel = Vendors, Places = [], Memory = Ample, AnswerMemory = Ample });
        var all = table.SelectMany(row => row).ToArray();
        Assert.That(all, Has.Length.EqualTo(12));
        Assert.That(all.Max() / all.Min(), Is.LessThan(1.02));
    }

    // Memory that holds everything, some, and hardly anything: of 120 places with about 260 kB of reports and 41 kB of answer each.
    // Calls depend on what memory forgets: with Redis hardly, as only what is in memory is fetched again early; without it much, and the prediction is coarser.
    [TestCase(true, 1, Ample, Ample, 2)]
    [TestCase(true, 3, 8L << 20, 2L << 20, 2)]
    [TestCase(true, 3, 2L << 20, 1L << 20, 5)]
    [TestCase(true, 3, 8L << 20, 1L << 18, 2)]
    [TestCase(false, 2, Ample, Ample, 2)]
    [TestCase(false, 2, 8L << 20, 1L << 20, 15)]
    public void Simulating_every_request_comes_to_the_same(bool shared, int replicas, long memory, long answers, double percent)
    {
        var scenario = Small with { Shared = shared, Replicas = replicas, Memory = memory, AnswerMemory = answers, Hours = 6, Warm = 3 };
        var (fast, every) = (Prediction.Of(scenario), EveryRequest.Of(scenario));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(fast.Questions, Is.EqualTo(every.Questions).Within(1).Percent, "questions");
            Assert.That(fast.CallsPerHour * scenario.Hours, Is.EqualTo(every.Calls).Within(percent).Percent, "calls");
            Assert.That(fast.Tallies.Sum(tally => tally.Answer) / fast.Questions, Is.EqualTo(every.Answer / every.Questions).Within(0.03), "answers");
            Assert.That(fast.Tallies.Sum(tally => tally.Memory) / fast.Questions, Is.EqualTo(every.Memory / every.Questions).Within(0.03), "memory");
            Assert.That(fast.Tallies.Sum(tally => tally.Shared) / fast.Questions, Is.EqualTo(every.Shared / every.Questions).Within(0.03), "shared");
        }
    }

    private static Scenario Small => new() { Panel = Vendors, Places = Atlas.Places(120, 3), Rate = 5, Replicas = 3, Hours = 4 };

    private static Scenario OnePlace => new() { Panel = Vendors, Places = [Tokyo], Rate = 1, Replicas = 1, Hours = 100 };

    private static string Figures(Prediction prediction) =>
        string.Join(' ', prediction.Tallies.Select(tally => $"{tally.Calls} {tally.Hits} {tally.Answer} {tally.Memory} {string.Join(',', tally.PerMinute)}"));
}
