using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Consensus.Hourly;

/// <summary>Condition and precipitation type of every step, and whose numbers and words they follow from.</summary>
internal sealed class DerivedConditions
{
    private readonly ulong[] from;

    private DerivedConditions(int count)
    {
        from = new ulong[count];
        Conditions = new Condition?[count];
        Types = new PrecipitationType?[count];
    }

    internal Condition?[] Conditions { get; }

    internal PrecipitationType?[] Types { get; }

    internal static DerivedConditions Derive(MergedChannels tracks, Ensemble panel)
    {
        var sky = new DerivedConditions(panel.Axis.Count);
        var votes = new ConditionVotes();
        for (var step = 0; step < panel.Axis.Count; step++)
        {
            votes.Count(panel, step);
            var numbers = NumbersAt(tracks, step);
            sky.Conditions[step] = ConditionRule.Of(numbers, votes);
            sky.Types[step] = PhaseRule.TypeOf(numbers, votes);
            sky.from[step] = votes.Voters | tracks[Variable.Precipitation].From[step] | tracks[Variable.CloudCover].From[step]
                | tracks[Variable.Visibility].From[step] | (numbers.IsWet ? tracks[Variable.Temperature].From[step] : 0);
        }

        return sky;
    }

    /// <summary>The conditions of some steps; made of vendors, like <see cref="TypesOf"/>, by derivation.</summary>
    internal MergedCategories<Condition> ConditionsOf(ProvenanceWriter writer, int start, int count) =>
        writer.Words(Conditions, Array.ConvertAll(Conditions, HowOf), from, start, count);

    internal MergedCategories<PrecipitationType> TypesOf(ProvenanceWriter writer, int start, int count) =>
        writer.Words(Types, Array.ConvertAll(Types, HowOf), from, start, count);

    internal ulong FromAt(int step) => from[step];

    private static MergeMethod HowOf<T>(T? value)
        where T : struct => value is null ? MergeMethod.None : MergeMethod.Derived;

    private static ConditionInputs NumbersAt(MergedChannels tracks, int step) => new(
        tracks[Variable.Precipitation].Values[step],
        tracks[Variable.CloudCover].Values[step],
        tracks[Variable.Temperature].Values[step],
        tracks[Variable.Visibility].Values[step],
        tracks[Variable.Snowfall].Values[step]);
}
