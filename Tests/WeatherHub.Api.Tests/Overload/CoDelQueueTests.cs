using WeatherHub.Api.Overload;
using WeatherHub.TestKit;

namespace WeatherHub.Api.Tests.Overload;

public sealed class CoDelQueueTests
{
    private static readonly TimeSpan QueueTime = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(50);

    private readonly ManualTimeProvider clock = new();

    [Test]
    public async Task So_many_work_and_in_a_short_line_the_oldest_is_next()
    {
        using var fixture = CoDelQueue(places: 2);
        Assert.That((await fixture.EnterAsync(), await fixture.EnterAsync()), Is.EqualTo((true, true)));
        var (third, fourth) = (Enter(fixture), Enter(fixture));
        Assert.That((third.IsCompleted, fourth.IsCompleted), Is.EqualTo((false, false)));

        clock.Advance(Moment);
        fixture.Leave();
        Assert.That(await third, Is.True);
        Assert.That(fourth.IsCompleted, Is.False);
        fixture.Leave();
        Assert.That(await fourth, Is.True);
    }

    [Test]
    public async Task A_burst_is_served_in_order()
    {
        using var fixture = CoDelQueue();
        await fixture.EnterAsync();
        var burst = Enumerable.Range(0, 20).Select(_ => Enter(fixture)).ToList();
        foreach (var next in burst)
        {
            clock.Advance(TimeSpan.FromMilliseconds(20));
            Assert.That(next.IsCompleted, Is.False);
            fixture.Leave();
            Assert.That(await next, Is.True);
        }
    }

    [Test]
    public async Task Callers_who_each_wait_before_they_come_again_are_served_however_long_they_go_on()
    {
        using var fixture = CoDelQueue();
        await fixture.EnterAsync();
        var line = new Queue<Task<bool>>(Enumerable.Range(0, 40).Select(_ => Enter(fixture)));
        for (var turn = 0; turn < 1000; turn++)
        {
            clock.Advance(TimeSpan.FromMilliseconds(10));
            fixture.Leave();
            Assert.That(await line.Dequeue(), Is.True, $"turn {turn}");
            line.Enqueue(Enter(fixture));
        }
    }

    [Test]
    public async Task It_is_a_crowd_once_some_wait_in_vain_and_no_wait_was_short()
    {
        using var fixture = CoDelQueue();
        await fixture.EnterAsync();
        var line = new List<Task<bool>>();
        while (!fixture.IsFull())
        {
            Assert.That(line.Count(one => one.IsCompleted && !one.Result), Is.LessThanOrEqualTo(50));
            for (var many = 0; many < 2; many++) line.Add(Enter(fixture));
            clock.Advance(TimeSpan.FromMilliseconds(20));
            fixture.Leave();
        }

        Assert.That(line.Any(one => one.IsCompleted && !one.Result), Is.True);
        Assert.That(line[..^6].Select(one => one.IsCompleted), Is.All.True, "who waited for more than a moment is gone");
    }

    [Test]
    public async Task Once_some_are_sent_away_the_newest_is_next()
    {
        using var fixture = CoDelQueue(queue: 2);
        await fixture.EnterAsync();
        var old = Enter(fixture);
        clock.Advance(Moment + TimeSpan.FromMilliseconds(1));
        var newest = Enter(fixture);
        Assert.That(await fixture.EnterAsync(), Is.False);

        fixture.Leave();
        Assert.That(await newest, Is.True);
        Assert.That(old.IsCompleted, Is.False);
        fixture.Leave();
        Assert.That(await old, Is.True, "it was a burst");
    }

    [Test]
    public async Task Nobody_stands_in_line_for_longer_than_allowed_though_nobody_comes_or_leaves()
    {
        using var fixture = CoDelQueue();
        await fixture.EnterAsync();
        var first = Enter(fixture);
        clock.Advance(TimeSpan.FromMilliseconds(470));
        var second = Enter(fixture);
        clock.Advance(TimeSpan.FromMilliseconds(29));
        Assert.That(first.IsCompleted, Is.False);

        clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.That(await first, Is.False);
        Assert.That(second.IsCompleted, Is.False);
        clock.Advance(TimeSpan.FromMilliseconds(20));
        Assert.That(await second, Is.False, "a moment later: the line has not been short for long");
    }

    [Test]
    public async Task In_a_line_that_stays_there_is_room_for_few_and_for_a_moment_until_nobody_had_to_go_for_a_while()
    {
        using var fixture = CoDelQueue();
        await CrowdAsync(fixture);
        var crowd = Enumerable.Range(0, 10).Select(_ => Enter(fixture)).ToList();
        Assert.That(crowd.Count(one => !one.IsCompleted), Is.LessThanOrEqualTo(1), "one is next");
        Assert.That(fixture.IsFull(), Is.True);
        clock.Advance(Moment);
        Assert.That(await Task.WhenAll(crowd), Is.All.False);

        fixture.Leave();
        Assert.That(fixture.IsFull(), Is.False, "a place is free");
        Assert.That(await fixture.EnterAsync(), Is.True);
        var soon = Enumerable.Range(0, 5).Select(_ => Enter(fixture)).ToList();
        Assert.That(await soon[2], Is.False, "the line went away a moment ago");
        clock.Advance(Moment);
        clock.Advance(2 * QueueTime);

        var calm = Enumerable.Range(0, 5).Select(_ => Enter(fixture)).ToList();
        clock.Advance(Moment);
        Assert.That(calm.Select(one => one.IsCompleted), Is.All.False);
    }

    [Test]
    public async Task After_a_crowd_half_of_what_can_be_done_is_let_in_however_unevenly_it_comes()
    {
        using var fixture = CoDelQueue();
        await CrowdAsync(fixture);
        clock.Advance(Moment);
        fixture.Leave();
        var refused = 0;
        for (var turn = 0; turn < 100; turn++)
        {
            // Three come at once, each takes 10 ms, and for as long again nobody comes.
            Task<bool>[] three = [Enter(fixture), Enter(fixture), Enter(fixture)];
            var taken = three.Count(one => !one.IsCompleted || one.Result);
            if (turn == 0) Assert.That(taken, Is.EqualTo(2), "it is crowded still");
            if (turn > 50) refused += three.Length - taken;
            for (var step = 1; step <= 6; step++)
            {
                clock.Advance(TimeSpan.FromMilliseconds(10));
                if (step <= taken) fixture.Leave();
            }
        }

        Assert.That(refused, Is.Zero);
    }

    [Test]
    public async Task A_crowd_that_goes_on_is_one()
    {
        using var fixture = CoDelQueue();
        await CrowdAsync(fixture);
        for (var turn = 0; turn < 300; turn++)
        {
            for (var many = 0; many < 5; many++) _ = Enter(fixture);
            clock.Advance(TimeSpan.FromMilliseconds(10));
            Assert.That(fixture.IsFull(), Is.True);
            fixture.Leave();
        }
    }

    [Test]
    public async Task A_line_that_never_gets_long_stays_in_order_however_long_it_stays()
    {
        using var fixture = CoDelQueue();
        await fixture.EnterAsync();
        var next = Enter(fixture);
        for (var turn = 0; turn < 100; turn++)
        {
            var last = Enter(fixture);
            clock.Advance(TimeSpan.FromMilliseconds(20));
            fixture.Leave();
            Assert.That(await next, Is.True);
            next = last;
        }
    }

    [Test]
    public async Task Who_comes_to_a_full_line_is_sent_away_at_once()
    {
        using var fixture = CoDelQueue(queue: 2);
        await fixture.EnterAsync();
        var (first, second, third) = (Enter(fixture), Enter(fixture), Enter(fixture));
        Assert.That(await third, Is.False);
        Assert.That((first.IsCompleted, second.IsCompleted), Is.EqualTo((false, false)));
    }

    [Test]
    public async Task Where_there_is_no_line_whoever_finds_no_place_is_sent_away()
    {
        using var fixture = CoDelQueue(queue: 0);
        Assert.That(await fixture.EnterAsync(), Is.True);
        Assert.That(await fixture.EnterAsync(), Is.False);
        fixture.Leave();
        Assert.That(await fixture.EnterAsync(), Is.True);
    }

    /// <summary>One has the place and does not leave it, and many come.</summary>
    private async Task CrowdAsync(CoDelQueue fixture)
    {
        await fixture.EnterAsync();
        for (var elapsed = 0; elapsed < 60; elapsed++)
        {
            _ = Enter(fixture);
            clock.Advance(TimeSpan.FromMilliseconds(10));
        }
    }

    private static Task<bool> Enter(CoDelQueue fixture) => fixture.EnterAsync().AsTask();

    private CoDelQueue CoDelQueue(int places = 1, int queue = 100) => new(places, queue, QueueTime, Moment, clock);
}
