using WeatherHub.Api.Redis;
using WeatherHub.Api.Tests.Redis;
using WeatherHub.Api.Verification;
using WeatherHub.TestKit;
using WeatherHub.Verification.Learning;
using WeatherHub.Verification.Skill;
using WeatherHub.Verification.Storage;

namespace WeatherHub.Api.Tests.Verification;

/// <summary>Two replicas over one Redis; their own time stands still or leaps, Redis's does not, and only leases live by it.</summary>
internal sealed class FleetLearningTests : RedisFixture
{
    [Test]
    public async Task One_replica_learns_and_the_others_answer_with_what_it_learned()
    {
        using var learner = await ReplicaAsync();
        using var reader = await ReplicaAsync();
        await learner.LiveAsync(4);
        await reader.Fetching.Get<VerificationCycle>().RunAsync();
        Assert.That(await Redis.ExecuteAsync("EXISTS", new LeaseKeys(RedisLeaderElection.Name).Lease), Is.EqualTo(":1"));

        reader.Fetching.Clock.Advance(TimeSpan.FromHours(4));
        await reader.Fetching.Get<SkillRepository>().RefreshAsync();
        await reader.Fetching.Get<SkillRepository>().FindAsync("5252/1341/-");
        var (theirs, ours) = ((await learner.SkillAsync())!, (await reader.SkillAsync())!);
        Assert.That(ours.Verifications, Is.EqualTo(theirs.Verifications).And.Positive);
        foreach (var vendor in (string[])["vendor-a", LearningFixture.Lever, "vendor-c"])
            Assert.That(ours.TrackOf(vendor).At(0.3), Is.EqualTo(theirs.TrackOf(vendor).At(0.3)));
        Assert.That(ours.ConfidenceIn(10, 2, 1), Is.EqualTo(theirs.ConfidenceIn(10, 2, 1)));
    }

    [Test]
    public async Task A_place_that_is_not_here_yet_is_answered_from_the_pool_and_looked_for_behind()
    {
        using var learner = await ReplicaAsync();
        await learner.LiveAsync(4);
        using var reader = await ReplicaAsync();
        reader.Fetching.Clock.Advance(TimeSpan.FromHours(4));
        await reader.Fetching.Get<SkillRepository>().RefreshAsync();

        var first = (await reader.SkillAsync())!;
        Assert.That(first.TrackOf(LearningFixture.Lever).At(0.1).Bias, Is.Not.Zero, "all places together have taught something");
        await Poll.UntilAsync(async () => (await reader.SkillAsync())!.Verifications > 0);
    }

    [Test]
    public async Task When_the_learner_leaves_the_next_goes_on_where_it_stopped()
    {
        using var first = await ReplicaAsync();
        await first.LiveAsync(5);
        await first.Fetching.Get<VerificationCycle>().CloseAsync();
        using var second = await ReplicaAsync();
        second.Fetching.Clock.Advance(TimeSpan.FromHours(5));
        await second.LiveAsync(5);

        await second.Fetching.Get<SkillRepository>().FindAsync("5252/1341/-");
        var skill = (await second.SkillAsync())!;
        Assert.That(skill.Verifications, Is.InRange(7, 9), "one for each hour, and none of them twice");
    }

    [Test]
    public async Task What_stands_there_and_is_not_ours_is_as_good_as_nothing()
    {
        await Redis.ExecuteAsync("LPUSH", RedisEntryStore.Prefix + EntryNames.Place("5252/1341/-"), "somebody else's");
        await Redis.ExecuteAsync("SET", RedisEntryStore.Prefix + EntryNames.Pool, "rubbish");
        using var learner = await ReplicaAsync();
        await learner.LiveAsync(4);
        Assert.That((await learner.SkillAsync())!.Verifications, Is.Positive);
    }

    [Test]
    public async Task Without_Redis_nobody_waits_and_nothing_is_learned()
    {
        using var replica = await ReplicaAsync();
        await Redis.KillAsync();
        await replica.LiveAsync(2);
        Assert.That(await replica.SkillAsync(), Is.Null);
    }

    private async Task<LearningFixture> ReplicaAsync()
    {
        var hub = new LearningFixture(
            services => services.AddRedis(Redis.Configuration), ("Hub:Reports:SharedDeadline", "00:00:01"));
        await hub.Fetching.Get<RedisConnection>().ConnectedAsync();
        return hub;
    }
}
