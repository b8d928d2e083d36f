using WeatherHub.Verification.Learning;
using WeatherHub.Verification.Scores;
using WeatherHub.Weather.Consensus.Skill;
using WeatherHub.Weather.Tests.Consensus;

namespace WeatherHub.Verification.Tests.Scores;

internal sealed class VerificationStoreTests
{
    [Test]
    public void The_place_not_observed_for_longest_is_forgotten_first()
    {
        var book = new VerificationStore(mostPlaces: 2);
        var learner = new Learner(book);
        foreach (var place in new[] { "a", "b", "a", "c" }) TrainedStore.Temperatures(learner, place, 5, ("v", _ => 1));
        Assert.That(book.Places, Is.EqualTo(2));
        Assert.That(Verifications(book, "a"), Is.EqualTo(10));
        Assert.That(Verifications(book, "b"), Is.Zero);
        Assert.That(Verifications(book, "c"), Is.EqualTo(5));
    }

    [Test]
    public void A_place_that_was_forgotten_still_knows_what_is_known_everywhere()
    {
        var book = new VerificationStore(mostPlaces: 1);
        var learner = new Learner(book);
        TrainedStore.Temperatures(learner, "a", 60, ("v", _ => 3));
        TrainedStore.Temperatures(learner, "b", 1, ("v", _ => 3));
        Assert.That(book.SkillOf("a", TrainedStore.Temperature).TrackOf("v").At(0.9).Bias, Is.EqualTo(3).Within(1));
    }

    [Test]
    public void Reading_what_is_known_remembers_nothing()
    {
        var book = new VerificationStore();
        for (var i = 0; i < 100; i++) book.SkillOf($"place {i}", TrainedStore.Temperature);
        Assert.That((book.Places, book.Vendors.Count), Is.EqualTo((0, 0)));
    }

    [Test]
    public void What_a_merge_holds_does_not_change_while_the_book_learns_on()
    {
        var book = TrainedStore.Temperatures(20, ("v", _ => 1));
        var skill = book.SkillOf(TrainedStore.Place, TrainedStore.Temperature);
        var (before, judged) = (skill.TrackOf("v").At(0.9), skill.ConfidenceIn(15, 1, 0.9));
        TrainedStore.Temperatures(new Learner(book), TrainedStore.Place, 50, ("v", _ => -4));
        Assert.That(skill.TrackOf("v").At(0.9), Is.EqualTo(before));
        Assert.That(skill.ConfidenceIn(15, 1, 0.9), Is.EqualTo(judged));
        Assert.That(book.SkillOf(TrainedStore.Place, TrainedStore.Temperature).TrackOf("v").At(0.9).Bias, Is.LessThan(0));
    }

    [Test]
    public void A_vendor_that_nobody_met_is_a_stranger_everywhere()
    {
        var skill = TrainedStore.Temperatures(20, ("v", _ => 1)).SkillOf(TrainedStore.Place, TrainedStore.Temperature);
        Assert.That(skill.TrackOf("other").At(0.5), Is.EqualTo(new ErrorEstimate(0, 2.25, 1)));
    }

    private static int Verifications(VerificationStore book, string place) => book.SkillOf(place, TrainedStore.Temperature).Verifications;
}
