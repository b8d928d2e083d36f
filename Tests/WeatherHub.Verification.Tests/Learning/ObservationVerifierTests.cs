using WeatherHub.Verification.Learning;
using WeatherHub.Verification.Scores;
using WeatherHub.Weather.Reports;
using WeatherHub.Weather.Units;

namespace WeatherHub.Verification.Tests.Learning;

internal sealed class ObservationVerifierTests
{
    [Test]
    public void A_vendor_that_says_ten_degrees_too_much_is_corrected_after_a_day()
    {
        var book = Sample.Learned(30, ("good", 0), ("lever", 10), ("fair", 0.5));
        var skill = book.SkillOf(Sample.Place, Sample.Temperature);
        Assert.That(skill.TrackOf("lever").At(0.1).Bias, Is.EqualTo(10).Within(1.5));
        Assert.That(skill.TrackOf("good").At(0.1).Bias, Is.Zero.Within(0.7));
        Assert.That(skill.Verifications, Is.GreaterThanOrEqualTo(20));
    }

    [Test]
    public void An_hour_teaches_once_however_often_it_is_told_and_an_earlier_one_never_again()
    {
        var (book, archive) = (new VerificationStore(), new ForecastArchive(1 << 20));
        var verifier = new ObservationVerifier(book, archive);
        archive.Add(Sample.Place, Sample.Run("a", Sample.Start, Sample.Truth), Sample.Start);
        Assert.That(Take(5), Has.Count.EqualTo(1));
        Assert.That(Take(5), Is.Empty);
        Assert.That(Take(4), Is.Empty);
        Assert.That(Take(6), Has.Count.EqualTo(1));
        Assert.That(book.SkillOf(Sample.Place, Sample.Temperature).Verifications, Is.EqualTo(2));

        IReadOnlyList<VerifiedField> Take(int hour) =>
            verifier.Verify(
                Sample.Place, Sample.Berlin, Sample.Reading(Sample.Start.AddHours(hour).AddMinutes(-10), (Variable.Temperature, 15)));
    }

    [Test]
    public void A_gross_error_of_the_station_teaches_nothing()
    {
        var (book, archive) = (new VerificationStore(), new ForecastArchive(1 << 20));
        var verifier = new ObservationVerifier(book, archive);
        archive.Add(Sample.Place, Sample.Run("a", Sample.Start, Sample.Truth), Sample.Start);
        verifier.Verify(Sample.Place, Sample.Berlin, Sample.Reading(Sample.Start.AddHours(1), (Variable.Temperature, 15)));
        var taught = verifier.Verify(Sample.Place, Sample.Berlin, Sample.Reading(Sample.Start.AddHours(2), (Variable.Temperature, 55)));
        Assert.That(taught, Is.EqualTo(new[] { new VerifiedField("temperature", 0, IsGross: true) }));
        Assert.That(book.SkillOf(Sample.Place, Sample.Temperature).Verifications, Is.EqualTo(1));
    }

    [TestCase(ReadingKind.Model, 3000, 40, 0, ObservationStatus.Modelled)]
    [TestCase(ReadingKind.Observation, 25_001, 40, 0, ObservationStatus.TooFar)]
    [TestCase(ReadingKind.Observation, null, 40, 0, ObservationStatus.TooFar)]
    [TestCase(ReadingKind.Observation, 3000, 191, 0, ObservationStatus.OtherElevation)]
    [TestCase(ReadingKind.Observation, 3000, 190, 0, ObservationStatus.Accepted)]
    [TestCase(ReadingKind.Observation, 25_000, null, 0, ObservationStatus.Accepted)]
    [TestCase(ReadingKind.Observation, 3000, 40, -400, ObservationStatus.OtherTime)]
    [TestCase(ReadingKind.Observation, 3000, 40, 20, ObservationStatus.OtherTime)]
    public void Only_a_station_near_in_distance_height_and_time_counts(
        ReadingKind kind, double? distance, double? height, int minutes, ObservationStatus standing)
    {
        var reading = Sample.Reading(
            Sample.Start.AddMinutes(minutes)) with
        { Kind = kind, Station = new Station("1", null, null, height, distance) };
        Assert.That(ObservationFilter.StatusOf(reading, Sample.Berlin, 40, Sample.Start), Is.EqualTo(standing));
    }
}
