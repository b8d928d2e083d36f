using WeatherHub.Api.Overload;
using WeatherHub.TestKit;

namespace WeatherHub.Api.Tests.Overload;

public sealed class AimdLimiterTests
{
    private readonly ManualTimeProvider clock = new();

    [Test]
    public async Task So_many_enter_so_many_wait_in_their_order_and_the_rest_are_refused()
    {
        var limit = new AimdLimiter(2, 2, queue: 2, step: 1, clock);
        Assert.That((await limit.EnterAsync(default), await limit.EnterAsync(default)), Is.EqualTo((true, true)));
        var (third, fourth) = (limit.EnterAsync(default).AsTask(), limit.EnterAsync(default).AsTask());
        Assert.That(await limit.EnterAsync(default), Is.False);

        limit.Leave(wentWell: true);
        Assert.That(await third, Is.True);
        Assert.That(fourth.IsCompleted, Is.False);
        limit.Leave(wentWell: true);
        Assert.That(await fourth, Is.True);
    }

    [Test]
    public async Task Who_stops_waiting_leaves_the_queue_and_takes_no_place()
    {
        var limit = new AimdLimiter(1, 1, queue: 1, step: 1, clock);
        await limit.EnterAsync(default);
        using var leaving = new CancellationTokenSource();
        var waiting = limit.EnterAsync(leaving.Token).AsTask();
        await leaving.CancelAsync();
        Assert.That(async () => await waiting, Throws.InstanceOf<OperationCanceledException>());
        limit.Leave(wentWell: true);
        Assert.That(await limit.EnterAsync(default), Is.True);
    }

    [Test]
    public async Task Strain_cuts_it_once_at_a_time_and_never_below_its_floor()
    {
        var limit = new AimdLimiter(4, 32, queue: 0, step: 1, clock);
        for (var i = 0; i < 5; i++) limit.Strain();
        Assert.That(limit.Current, Is.EqualTo(25));
        for (var i = 0; i < 50; i++)
        {
            clock.Advance(TimeSpan.FromMilliseconds(100));
            limit.Strain();
        }

        Assert.That(limit.Current, Is.EqualTo(4));
        for (var i = 0; i < 4; i++) Assert.That(await limit.EnterAsync(default), Is.True);
        Assert.That(await limit.EnterAsync(default), Is.False);
    }

    [Test]
    public async Task It_grows_only_while_it_is_used_to_the_full_and_all_goes_well()
    {
        var limit = new AimdLimiter(1, 8, queue: 0, step: 1, clock);
        for (var i = 0; i < 20; i++)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            limit.Strain();
        }

        Assert.That(limit.Current, Is.EqualTo(1));
        await limit.EnterAsync(default);
        limit.Leave(wentWell: false);
        Assert.That(limit.Current, Is.EqualTo(1));
        await limit.EnterAsync(default);
        limit.Leave(wentWell: true);
        Assert.That(limit.Current, Is.EqualTo(2));
        await limit.EnterAsync(default);
        limit.Leave(wentWell: true);
        Assert.That(limit.Current, Is.EqualTo(2), "one of two places was free");
    }
}
