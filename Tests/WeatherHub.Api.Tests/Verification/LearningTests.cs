using System.Diagnostics.Metrics;
using WeatherHub.Api.Telemetry;
using WeatherHub.Api.Tests.Fetching;
using WeatherHub.Verification.Learning;
using WeatherHub.Verification.Skill;

namespace WeatherHub.Api.Tests.Verification;

internal sealed class LearningTests
{
    private string folder = null!;

    [SetUp]
    public void Prepare() => folder = Directory.CreateTempSubdirectory("learning").FullName;

    [TearDown]
    public void Clear() => Directory.Delete(folder, recursive: true);

    [Test]
    public async Task A_vendor_that_says_ten_degrees_too_much_is_found_out_within_a_day()
    {
        using var hub = new LearningFixture();
        await hub.LiveAsync(26);

        var skill = (await hub.SkillAsync())!;
        Assert.That(skill.Verifications, Is.GreaterThanOrEqualTo(20));
        Assert.That(skill.TrackOf(LearningFixture.Lever).At(0.1).Bias, Is.EqualTo(10).Within(1.5));
        Assert.That(skill.TrackOf("vendor-a").At(0.1).Bias, Is.Zero.Within(0.7));
    }

    [Test]
    public async Task What_is_learned_within_an_hour_takes_effect_on_the_hour_and_not_before()
    {
        using var hub = new LearningFixture();
        await hub.LiveAsync(10);
        var before = await hub.SkillAsync();
        await hub.Fetching.Get<VerificationCycle>().RunAsync();
        var same = await hub.SkillAsync();
        Assert.That(same, Is.SameAs(before));

        hub.Fetching.Clock.Advance(TimeSpan.FromHours(1));
        Assert.That((await hub.SkillAsync())!.Verifications, Is.GreaterThan(before!.Verifications));
    }

    [Test]
    public async Task No_vendor_is_asked_for_learnings_sake_unless_it_is_wanted()
    {
        using var hub = new LearningFixture();
        await hub.RequestAsync();
        var calls = hub.Fetching.Vendors.Sum(vendor => vendor.Calls);
        hub.Fetching.Clock.Advance(TimeSpan.FromHours(2));
        await hub.Fetching.Get<VerificationCycle>().RunAsync();
        Assert.That(hub.Fetching.Vendors.Sum(vendor => vendor.Calls), Is.EqualTo(calls));
    }

    [Test]
    public async Task Where_it_is_wanted_the_observation_of_a_hot_place_is_fetched_once_an_hour()
    {
        using var hub = new LearningFixture(null, ("Hub:Learning:Observe", "10"));
        await hub.Fetching.RequestAsync(Sample.Request());
        var before = Calls();
        for (var hour = 0; hour < 5; hour++)
        {
            for (var round = 0; round < 3; round++) await hub.Fetching.Get<VerificationCycle>().RunAsync();
            Assert.That(Calls() - before, Is.EqualTo(hour + 1).Within(1));
            hub.Fetching.Clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.That(
            hub.Fetching.Vendors[2].Asked.Any(
                query => query.Kind == Weather.Reports.ReportKind.Current), Is.True, "the one that has a station is found");

        int Calls() => hub.Fetching.Vendors.Sum(vendor => vendor.Calls);
    }

    [Test]
    public async Task Switched_off_nothing_is_told_to_the_merge()
    {
        using var hub = new LearningFixture(null, ("Hub:Learning:Enabled", "false"));
        await hub.LiveAsync(5);
        Assert.That(await hub.SkillAsync(), Is.Null);
    }

    [Test]
    public async Task What_is_learned_survives_a_restart_in_its_file_and_goes_on_from_there()
    {
        var file = Path.Combine(folder, "learned");
        using (var hub = new LearningFixture(null, ("Hub:Learning:File", file)))
        {
            await hub.LiveAsync(26);
            await hub.Fetching.Get<VerificationCycle>().CloseAsync();
        }

        using var again = new LearningFixture(null, ("Hub:Learning:File", file));
        again.Fetching.Clock.Advance(TimeSpan.FromHours(27));
        await again.Fetching.Get<SkillRepository>().RefreshAsync();
        var skill = (await again.SkillAsync())!;
        Assert.That(skill.Verifications, Is.GreaterThanOrEqualTo(20));
        Assert.That(skill.TrackOf(LearningFixture.Lever).At(0.1).Bias, Is.EqualTo(10).Within(1.5));

        // Forecasts of before the restart are held against what is observed after it.
        await again.LiveAsync(3);
        Assert.That((await again.SkillAsync())!.Verifications, Is.GreaterThan(skill.Verifications));
    }

    [TestCase(new byte[0])]
    [TestCase(new byte[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 })]
    [TestCase(new byte[] { 1, 70, 72, 87, 255, 255, 255, 127, 4, 112, 111, 111, 108, 255, 255, 255, 127 })]
    public async Task A_file_that_is_no_file_of_ours_is_as_good_as_none(byte[] bytes)
    {
        var file = Path.Combine(folder, "learned");
        await File.WriteAllBytesAsync(file, bytes);
        using var hub = new LearningFixture(null, ("Hub:Learning:File", file));
        await hub.LiveAsync(5);
        Assert.That((await hub.SkillAsync())!.Verifications, Is.Positive);
    }

    [Test]
    public async Task A_file_that_cannot_be_written_costs_nothing_but_itself()
    {
        var gone = Directory.CreateDirectory(Path.Combine(folder, "gone"));
        using var hub = new LearningFixture(null, ("Hub:Learning:File", Path.Combine(gone.FullName, "learned")));
        await hub.LiveAsync(1);
        gone.Delete(recursive: true);
        await hub.LiveAsync(4);
        Assert.That((await hub.SkillAsync())!.Verifications, Is.Positive);
    }

    [Test]
    public async Task Metrics_tell_what_was_learned_what_was_not_believed_and_how_vendors_fare()
    {
        using var hub = new LearningFixture();
        var told = new Dictionary<string, double>();
        using var listener = new MeterListener();
        var meter = hub.Fetching.Get<HubMeter>().Meter;
        listener.InstrumentPublished = (instrument, me) =>
        {
            if (ReferenceEquals(instrument.Meter, meter)) me.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => told[instrument.Name + Of(tags)] = value);
        listener.SetMeasurementEventCallback<long>(
            (instrument, value, tags, _) => told[instrument.Name + Of(tags)] = told.GetValueOrDefault(instrument.Name + Of(tags)) + value);
        listener.Start();
        await hub.LiveAsync(30);
        listener.RecordObservableInstruments();

        Assert.That(told["weatherhub.learning.verification.count temperature"], Is.GreaterThan(20));
        Assert.That(told["weatherhub.learning.observation.ignored.count model"], Is.GreaterThan(20));
        Assert.That(told["weatherhub.learning.lag"], Is.EqualTo(3600));
        Assert.That(told["weatherhub.confidence.coverage temperature"], Is.InRange(0.5, 1));
        Assert.That(told[$"weatherhub.provider.drift {LearningFixture.Lever} temperature"], Is.Positive);

        static string Of(ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var text = "";
            foreach (var tag in tags) text += $" {tag.Value}";
            return text;
        }
    }
}
