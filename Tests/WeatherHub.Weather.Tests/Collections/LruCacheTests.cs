using WeatherHub.Weather.Collections;

namespace WeatherHub.Weather.Tests.Collections;

public sealed class LruCacheTests
{
    [Test]
    public void What_was_not_used_for_longest_makes_room()
    {
        var memory = new LruCache<string, int>(10, size => size);
        memory.Set("a", 4);
        memory.Set("b", 4);
        Assert.That(memory.TryGet("a", out _), Is.True);
        memory.Set("c", 4);
        Assert.That((memory.TryGet("a", out _), memory.TryGet("b", out _), memory.TryGet("c", out _)), Is.EqualTo((true, false, true)));
        Assert.That(memory.Size, Is.EqualTo(8));
    }

    [Test]
    public void It_never_holds_more_than_its_bound()
    {
        var memory = new LruCache<int, int>(1000, size => size);
        var random = new Random(3);
        for (var round = 0; round < 10_000; round++)
        {
            memory.Set(random.Next(200), random.Next(1, 100));
            Assert.That(memory.Size, Is.LessThanOrEqualTo(1000));
        }
    }

    [Test]
    public void What_is_larger_than_the_bound_replaces_nothing_but_its_own_past()
    {
        var memory = new LruCache<string, int>(10, size => size);
        memory.Set("a", 4);
        memory.Set("b", 4);
        memory.Set("b", 11);
        Assert.That((memory.TryGet("a", out _), memory.TryGet("b", out _)), Is.EqualTo((true, false)));
    }
}
