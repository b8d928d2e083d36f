using System.Collections.Concurrent;
using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Series;

/// <summary>A value at an instant, in UTC ticks.</summary>
internal readonly record struct InstantValue(long At, double Value);

/// <summary>A value over <c>[Start, End)</c>, in UTC ticks.</summary>
internal readonly record struct IntervalValue<T>(long Start, long End, T Value)
{
    public long Length => End - Start;
}

/// <summary>
/// What a vendor said, before it lies on hourly steps. Several times larger than the series that becomes of it, and of no use after:
/// therefore pooled, which takes some 600 KiB off what a vendor's answer of 16 days allocates.
/// </summary>
internal sealed class HourlyValues
{
    // As many are in use at once as threads are at work: a few more than processors. A vendor's answer has some thousands of values.
    private const int MostPooledValues = 1 << 16;
    private static readonly int MostPooled = 2 * Environment.ProcessorCount;
    private static readonly ConcurrentQueue<HourlyValues> Pool = new();

    public List<InstantValue>[] Instants { get; } = New<InstantValue>();

    public List<IntervalValue<double>>[] Intervals { get; } = New<IntervalValue<double>>();

    /// <summary>Instants that the vendor has no value for, or an impossible one.</summary>
    public HashSet<long>[] Missing { get; } = [.. VariableFacts.All.Select(_ => new HashSet<long>())];

    public List<IntervalValue<Condition>> Conditions { get; } = [];

    public List<InstantValue> Heights { get; } = [];

    public static HourlyValues Rent() => Pool.TryDequeue(out var values) ? values : new HourlyValues();

    /// <summary>Gives it back empty: whoever rented it must not use it any more.</summary>
    public void Return()
    {
        var count = Clear(Instants) + Clear(Intervals);
        foreach (var instants in Missing)
        {
            count += instants.Count;
            instants.Clear();
        }

        Conditions.Clear();
        Heights.Clear();
        if (count <= MostPooledValues && Pool.Count < MostPooled) Pool.Enqueue(this);
    }

    private static List<T>[] New<T>() => [.. VariableFacts.All.Select(_ => new List<T>())];

    private static int Clear<T>(List<T>[] lists)
    {
        var count = 0;
        foreach (var list in lists)
        {
            count += list.Count;
            list.Clear();
        }

        return count;
    }
}
