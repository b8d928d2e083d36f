using System.Collections.Concurrent;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Consensus.Results;

/// <summary>A channel for every variable. Rented ones go back to the pool with <see cref="Dispose"/>, when the answer is made.</summary>
internal sealed class MergedChannels : IDisposable
{
    /// <summary>One merge holds up to five at a time: hours, observations, analyses of the present, a day's highs and its lows.</summary>
    private static readonly int MostKept = 5 * Environment.ProcessorCount;

    private static readonly ConcurrentQueue<MergedChannel[]> Pool = new();

    private static readonly MergedChannel Empty = new();

    private readonly MergedChannel[] channels;
    private bool isRented;

    private MergedChannels(MergedChannel[] channels, bool isRented = false) => (this.channels, this.isRented) = (channels, isRented);

    /// <summary>Every variable except the two that serve as evidence only.</summary>
    internal static IReadOnlyList<Variable> Published { get; } =
        [.. Enum.GetValues<Variable>().Where(variable => variable is not (Variable.UvIndexClearSky or Variable.ThunderProbability))];

    internal MergedChannel this[Variable variable] => channels[(int)variable];

    internal static MergedChannels Rent(int steps)
    {
        if (!Pool.TryDequeue(out var channels)) channels = Array.ConvertAll(Enum.GetValues<Variable>(), _ => new MergedChannel());
        foreach (var channel in channels) channel.Reset(steps);
        return new MergedChannels(channels, isRented: true);
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
        if (isRented && Pool.Count < MostKept) Pool.Enqueue(channels);
        isRented = false;
    }
}
