using Microsoft.Extensions.Options;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Providers;

namespace WeatherHub.Api.Budgets;

/// <summary>
/// Which places are asked for often. A counter for each of many slots, halved every ten minutes; places may share a slot, and then one of them
/// passes for warmer than it is.
/// </summary>
internal sealed class PlaceHeat(IOptions<BudgetOptions> options, TimeProvider clock)
{
    private const int Slots = 1 << 16;
    private const int CountBits = 24;
    private const long MostCount = (1 << CountBits) - 1;

    private static readonly long HalfLife = TimeSpan.FromMinutes(10).Ticks;

    private readonly int hot = options.Value.HotAsks;
    private readonly long[] slots = new long[Slots];

    public void Asked(Coordinates place)
    {
        ref var slot = ref slots[SlotOf(place)];
        var age = clock.GetUtcNow().UtcTicks / HalfLife;
        long held, next;
        do
        {
            held = Volatile.Read(ref slot);
            next = (age << CountBits) | Math.Min(MostCount, Count(held, age) + 1);
        }
        while (Interlocked.CompareExchange(ref slot, next, held) != held);
    }

    public bool IsHot(Coordinates place) =>
        Count(Volatile.Read(ref slots[SlotOf(place)]), clock.GetUtcNow().UtcTicks / HalfLife) >= hot;

    private static long Count(long slot, long age) => (slot & MostCount) >> (int)Math.Clamp(age - (slot >> CountBits), 0, CountBits);

    private static int SlotOf(Coordinates place)
    {
        var cell = WeatherQuery.CellOf(place);
        return HashCode.Combine((int)Math.Round(cell.Latitude * 100), (int)Math.Round(cell.Longitude * 100)) & (Slots - 1);
    }
}
