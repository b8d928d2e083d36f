using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Consensus.Results;

/// <summary>A channel for every variable. Rented ones go back to the pool with <see cref="Dispose"/>, when the answer is made.</summary>
internal sealed class MergedChannels : IDisposable
{
    /// <summary>One merge holds up to five at a time: hours, observations, analyses of the present, a day's highs and its lows.</summary>
    private static readonly ObjectPool<ChannelSet> Pool = new(5 * Environment.ProcessorCount);

    private static readonly MergedChannel Empty = new();

    private readonly MergedChannel[] channels;
    private ChannelSet? rented;

    private MergedChannels(MergedChannel[] channels, ChannelSet? rented = null) => (this.channels, this.rented) = (channels, rented);

    /// <summary>Every variable except the two that serve as evidence only.</summary>
    internal static IReadOnlyList<Variable> Published { get; } =
        [.. Enum.GetValues<Variable>().Where(variable => variable is not (Variable.UvIndexClearSky or Variable.ThunderProbability))];

    internal MergedChannel this[Variable variable] => channels[(int)variable];

    internal static MergedChannels Rent(int steps)
    {
        var set = Pool.Rent();
        foreach (var channel in set.Channels) channel.Reset(steps);
        return new MergedChannels(set.Channels, set);
    }

    /// <summary>Each variable from one of two, which remain its owners.</summary>
    internal static MergedChannels Select(MergedChannels first, MergedChannels second, Func<Variable, bool> takesFirst) =>
        new(Array.ConvertAll(Enum.GetValues<Variable>(), variable => takesFirst(variable) ? first[variable] : second[variable]));

    /// <summary>Channels that outlive their merge; those of other variables are empty.</summary>
    internal static MergedChannels Of(params ReadOnlySpan<(Variable Variable, MergedChannel Channel)> kept)
    {
        var all = new MergedChannel[VariableFacts.All.Length];
        Array.Fill(all, Empty);
        foreach (var (variable, channel) in kept) all[(int)variable] = channel;
        return new MergedChannels(all);
    }

    internal bool IsEmpty(int step) => Array.TrueForAll(channels, channel => !channel.Has(step));

    public void Dispose()
    {
        if (rented is not null) Pool.Return(rented);
        rented = null;
    }

    private sealed class ChannelSet
    {
        internal MergedChannel[] Channels { get; } = Array.ConvertAll(Enum.GetValues<Variable>(), _ => new MergedChannel());
    }

    /// <summary>
    /// A fixed number of objects for reuse; what finds no room is left to the garbage collector, so a burst does not stay in memory.
    /// </summary>
    private sealed class ObjectPool<T>(int size)
        where T : class, new()
    {
        private readonly T?[] kept = new T?[size];

        internal T Rent()
        {
            for (var i = 0; i < kept.Length; i++)
                if (kept[i] is not null && Interlocked.Exchange(ref kept[i], null) is { } taken) return taken;
            return new T();
        }

        internal void Return(T used)
        {
            for (var i = 0; i < kept.Length; i++)
                if (kept[i] is null && Interlocked.CompareExchange(ref kept[i], used, null) is null) return;
        }
    }
}
