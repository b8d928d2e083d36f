using WeatherHub.Weather.Consensus.Hourly;
using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Consensus.Results;

/// <summary>A track for every variable that an answer shows; given back when the answer is made.</summary>
internal sealed class MergedChannels : IDisposable
{
    /// <summary>One merge has up to five in hand: hours, observations, the vendors' present, and a day's highs and lows.</summary>
    private static readonly ObjectPool<TrackSet> Spares = new(5 * Environment.ProcessorCount);

    private static readonly MergedChannel Unsaid = new();

    private readonly MergedChannel[] tracks;
    private TrackSet? own;

    private MergedChannels(TrackSet own) => (this.own, tracks) = (own, own.MergedChannels);

    private MergedChannels(MergedChannel[] tracks) => this.tracks = tracks;

    /// <summary>Every variable except the two that are evidence only.</summary>
    internal static IReadOnlyList<Variable> Shown { get; } =
        [.. Enum.GetValues<Variable>().Where(variable => variable is not (Variable.UvIndexClearSky or Variable.ThunderProbability))];

    internal MergedChannel this[Variable variable] => tracks[(int)variable];

    /// <summary>Merges what is said as such. Dew point and feels-like follow from the rest, see <see cref="HumidityCompletion"/>.</summary>
    internal static MergedChannels Merge(Ensemble panel)
    {
        var merged = new MergedChannels(Spares.Take());
        foreach (var track in merged.tracks) track.Begin(panel.Axis.Count);
        foreach (var variable in Shown)
        {
            if (variable is Variable.DewPoint or Variable.ApparentTemperature) continue;
            var leader = MergeRules.LeaderOf(VariableFacts.Of(variable).Group);
            panel.Merge(variable, merged[variable], leader is { } lead && lead != variable ? merged[lead] : null);
        }

        return merged;
    }

    /// <summary>Each variable from one of two, which keep it: the first where the choice says so, else the second.</summary>
    internal static MergedChannels Choose(MergedChannels first, MergedChannels second, Func<Variable, bool> takesFirst) =>
        new(Array.ConvertAll(Enum.GetValues<Variable>(), variable => takesFirst(variable) ? first[variable] : second[variable]));

    /// <summary>Tracks that outlive their merge; nothing is said of any other variable.</summary>
    internal static MergedChannels Kept(params ReadOnlySpan<(Variable Variable, MergedChannel MergedChannel)> kept)
    {
        var all = new MergedChannel[VariableFacts.All.Length];
        Array.Fill(all, Unsaid);
        foreach (var (variable, track) in kept) all[(int)variable] = track;
        return new MergedChannels(all);
    }

    internal bool IsEmpty(int step) => Array.TrueForAll(tracks, track => !track.Has(step));

    /// <summary>Gives the tracks to the next merge; nothing may read them any more.</summary>
    public void Dispose()
    {
        if (own is null) return;
        Spares.GiveBack(own);
        own = null;
    }

    private sealed class TrackSet
    {
        internal MergedChannel[] MergedChannels { get; } = Array.ConvertAll(Enum.GetValues<Variable>(), _ => new MergedChannel());
    }
}
