using System.Text.RegularExpressions;
using WeatherHub.Weather.Consensus;
using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Tests.Consensus;
using WeatherHub.Weather.Wording;

namespace WeatherHub.Weather.Tests.Wording;

/// <summary>Four thousand random days: what a reader takes from a sentence holds in the numbers.</summary>
internal sealed class AgreementTests
{
    private const int Requests = 800;

    [Test]
    public void Words_and_numbers_agree_in_every_unit()
    {
        var said = 0;
        for (var seed = 0; seed < Requests; seed++)
        {
            var request = new RandomDays(seed).Request();
            var merged = ForecastMerge.Merge(request);
            foreach (var units in new[] { Vendor.Si, Vendor.Us })
            {
                var sentences = DaySentences.Of(merged.Daily, units);
                for (var day = 0; day < sentences.Length; day++)
                {
                    if (sentences[day] is not { } sentence) continue;
                    said++;
                    IsWellFormed(sentence);
                    new Agreement(request, merged, day, units).Check(new ReadSentence(sentence));
                }
            }
        }

        Assert.That(said, Is.GreaterThan(Requests * 6), "most days have a sentence");
    }

    [Test]
    public void Whatever_vendors_say_a_sentence_is_well_formed_and_has_its_sources()
    {
        for (var seed = 0; seed < Requests / 4; seed++)
        {
            var daily = ForecastMerge.Merge(new HostileReports(seed).Request()).Daily;
            var sentences = DaySentences.Of(daily, seed % 2 == 0 ? Vendor.Si : Vendor.Us);
            var covered = new bool[sentences.Length];
            foreach (var run in DaySentences.ProvenanceOf(daily))
            {
                Assert.That(run.Providers, Is.Not.Empty.And.Ordered.Using((IComparer<string>)StringComparer.Ordinal).And.Unique);
                for (var day = run.From; day < run.To; day++) covered[day] = true;
            }

            Assert.That(covered, Is.EqualTo(sentences.Select(sentence => sentence is not null)), $"seed {seed}");
            foreach (var sentence in sentences.OfType<string>()) IsWellFormed(sentence);
        }
    }

    [Test]
    public void Equal_reports_give_equal_sentences_in_any_order()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var request = new RandomDays(seed).Request();
            var turned = request with { Reports = [.. request.Reports.Reverse()] };
            Assert.That(
                DaySentences.Of(ForecastMerge.Merge(turned).Daily, Vendor.Si),
                Is.EqualTo(DaySentences.Of(ForecastMerge.Merge(request).Daily, Vendor.Si)));
        }
    }

    [Test]
    public void How_many_hours_are_asked_for_changes_no_sentence()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var request = new RandomDays(seed).Request() with { Mode = MergeMode.Consensus };
            Assert.That(
                DaySentences.Of(ForecastMerge.Merge(request with { Hours = 1 }).Daily, Vendor.Si),
                Is.EqualTo(DaySentences.Of(ForecastMerge.Merge(request).Daily, Vendor.Si)));
        }
    }

    [Test]
    public void A_sentence_that_contradicts_the_numbers_is_found()
    {
        var vendor = new Vendor().Rain(15, 18, 1, 40);
        var merged = Vendor.Merge(MergeMode.Best, vendor);
        var request = new RandomDays(0).Request() with
        {
            Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"),
            Now = new DateTimeOffset(2026, 8, 20, 12, 20, 0, TimeSpan.Zero),
        };
        string[] wrong =
        [
            "Mostly clear and dry",
            "Light rain likely 15:00–18:00, about 3 mm",
            "Light rain possible 15:00–18:00, about 5 mm",
            "Light rain possible after 16:00, about 3 mm",
            "Light rain possible, about 3 mm, gusts to 20 m/s",
            "Light rain possible, about 3 mm, hot, up to 31 °C",
        ];
        foreach (var sentence in wrong)
            Assert.That(
                () => new Agreement(request, merged, 1, Vendor.Si).Check(new ReadSentence(sentence)),
                Throws.InstanceOf<AssertionException>(),
                sentence);
        Assert.That(
            () => new Agreement(request, merged, 1, Vendor.Si).Check(new ReadSentence("Light rain possible 15:00–18:00, about 3 mm")),
            Throws.Nothing);
    }

    private static void IsWellFormed(string sentence)
    {
        Assert.That(sentence, Has.Length.InRange(3, 120));
        Assert.That(Regex.IsMatch(sentence, @"^\p{Lu}", RegexOptions.None, TimeSpan.FromSeconds(1)), sentence);
        Assert.That(
            Regex.IsMatch(
                sentence,
                @"  | [,;.–]|[,;–] ?[,;–]|\.(?![0-9])|[{}]|[\s,;.–]$|^\s|NaN|∞",
                RegexOptions.None,
                TimeSpan.FromSeconds(1)),
            Is.False,
            sentence);
    }
}
