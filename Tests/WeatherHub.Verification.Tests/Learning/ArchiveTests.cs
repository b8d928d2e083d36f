using WeatherHub.Verification.Learning;
using WeatherHub.Weather.Consensus.Skill;
using WeatherHub.Weather.Units;

namespace WeatherHub.Verification.Tests.Learning;

internal sealed class ArchiveTests
{
    private static readonly int Rain = Quantity.Hourly.Index().First(item => item.Item.Variable == Variable.Precipitation).Index;

    private ForecastArchive archive = null!;

    [SetUp]
    public void Empty() => archive = new ForecastArchive(1 << 24);

    [Test]
    public void An_hour_keeps_for_each_span_of_lead_what_the_newest_run_within_it_said()
    {
        var valid = Sample.Start.AddHours(48);
        foreach (var (hour, said) in ((int, double)[])[(0, 1), (12, 2), (30, 3), (40, 4), (43, 5), (47, 6)])
            archive.Add(Sample.Place, Sample.Run("a", Sample.Start.AddHours(hour), _ => said), Sample.Start.AddHours(hour));

        Assert.That(
            Enumerable.Range(0, LeadTimeBins.Count)
            .Select(span => Said(valid, span)), Is.EqualTo(new[] { 6, 4, 2, double.NaN, double.NaN, double.NaN }));
    }

    [Test]
    public void An_older_run_that_comes_late_changes_nothing()
    {
        archive.Add(Sample.Place, Sample.Run("a", Sample.Start.AddHours(1), _ => 1), Sample.Start.AddHours(1));
        Assert.That(archive.Add(Sample.Place, Sample.Run("a", Sample.Start, _ => 2), Sample.Start.AddHours(2)), Is.False);
        Assert.That(Said(Sample.Start.AddHours(6), 0), Is.EqualTo(1));
    }

    [Test]
    public void Past_the_first_day_every_third_hour_is_kept_and_what_is_long_past_is_let_go()
    {
        archive.Add(Sample.Place, Sample.Run("a", Sample.Start, _ => 1), Sample.Start);
        Assert.That(
            Enumerable.Range(1, 30)
            .Where(hour => !double.IsNaN(AnySaid(Sample.Start.AddHours(hour)))), Is.EqualTo(
                new[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 27, 30 }));

        var later = Sample.Start.AddDays(2);
        archive.Add(Sample.Place, Sample.Run("a", later, _ => 2), later);
        Assert.That(AnySaid(later.AddHours(-9)), Is.NaN);
        Assert.That(AnySaid(later.AddHours(-3)), Is.EqualTo(1));
    }

    [Test]
    public void The_amount_of_the_past_hour_is_held_against_the_step_that_ends_there()
    {
        archive.Add(Sample.Place, Sample.Run("a", Sample.Start, _ => 10, time => time.Hour, 70), Sample.Start);
        var opinion = archive.Find(Sample.Place)!.ForecastsOf(Hours(Sample.Start.AddHours(5)), 0, Rain).Single();
        Assert.That((opinion.Value, opinion.Chance), Is.EqualTo((4.0, 0.7)).Within(1e-6));
    }

    [Test]
    public void Past_its_bytes_the_place_not_used_for_longest_is_let_go()
    {
        var small = new ForecastArchive(12_000);
        foreach (var place in (string[])["a", "b", "a", "c", "d"])
            small.Add(place, Sample.Run("v", Sample.Start.AddHours(small.Places), _ => 1), Sample.Start.AddHours(small.Places));
        Assert.That(small.Bytes, Is.LessThanOrEqualTo(12_000));
        Assert.That(small.Knows("d"), Is.True);
        Assert.That(small.Knows("b"), Is.False);
    }

    [Test]
    public void A_place_with_four_vendors_takes_no_more_than_forty_kilobytes()
    {
        for (var hour = 0; hour < 240; hour++)
            foreach (var vendor in (string[])["a", "b", "c", "d"])
                archive.Add(Sample.Place, Sample.Run(vendor, Sample.Start.AddHours(hour), _ => 1), Sample.Start.AddHours(hour));
        Assert.That(archive.Bytes, Is.LessThan(40_000));
    }

    [Test]
    public void It_is_written_and_read_to_the_last_bit_and_under_its_own_name_only()
    {
        archive.Add(Sample.Place, Sample.Run("a", Sample.Start, Sample.Truth), Sample.Start);
        var entry = archive.TryWrite(Sample.Place);
        var other = new ForecastArchive(1 << 20);
        Assert.That(other.TryRead(entry, Sample.Place), Is.True);
        Assert.That(other.TryWrite(Sample.Place), Is.EqualTo(entry));
        Assert.That(new ForecastArchive(1 << 20).TryRead(entry, "another"), Is.False);
        entry![^1] ^= 1;
        Assert.That(new ForecastArchive(1 << 20).TryRead(entry, Sample.Place), Is.False);
    }

    private static int Hours(DateTimeOffset time) => ArchivedForecasts.HourOf(time);

    private double Said(DateTimeOffset valid, int span) =>
        archive.Find(Sample.Place)!.ForecastsOf(Hours(valid), span, 0) is [var opinion] ? opinion.Value : double.NaN;

    private double AnySaid(DateTimeOffset valid) =>
        Enumerable.Range(0, LeadTimeBins.Count).Select(span => Said(valid, span)).FirstOrDefault(said => !double.IsNaN(said), double.NaN);
}
