namespace WeatherHub.Lab.Simulation;

/// <summary>What became of the questions of one kind while it was counted.</summary>
/// <param name="asked">Which.</param>
/// <param name="minutes">How many minutes are counted.</param>
internal sealed class Tally(Asked asked, int minutes)
{
    private readonly long[] perMinute = new long[minutes];

    public Asked Asked { get; } = asked;

    /// <summary>The vendor was asked.</summary>
    public long Calls { get; private set; }

    /// <summary>Questions that had to wait for the vendor; the other calls were made before anybody had to.</summary>
    public long Misses { get; private set; }

    /// <summary>Questions that had not.</summary>
    public long Hits { get; private set; }

    /// <summary>Of the hits: the answer was stored whole.</summary>
    public double Answer { get; private set; }

    /// <summary>Of the hits: the report was in the replica's memory.</summary>
    public double Memory { get; private set; }

    /// <summary>Of the hits: another replica had stored the report, or it had left the memory.</summary>
    public double Shared => Math.Max(0, Math.Round(Hits - Answer - Memory, 3));

    public long Questions => Misses + Hits;

    public IReadOnlyList<long> PerMinute => perMinute;

    public void Call(double second, long count, long misses)
    {
        Calls += count;
        Misses += misses;
        perMinute[Math.Min((int)(second / 60), perMinute.Length - 1)] += count;
    }

    public void Hit(long count, Found found, bool shared)
    {
        Hits += count;
        var all = 1 - found.Vendor;
        var answer = all <= 0 ? 0 : Math.Min(1, found.Answer / all);
        Answer += count * answer;
        Memory += count * (!shared ? 1 - answer : all <= 0 ? 0 : Math.Min(1 - answer, found.Memory / all));
    }
}
