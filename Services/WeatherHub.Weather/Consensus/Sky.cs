using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Consensus;

/// <summary>Condition and precipitation type of every step, and whose numbers and words they follow from.</summary>
internal sealed class Sky
{
    private readonly ulong[] from;

    private Sky(int count)
    {
        from = new ulong[count];
        Conditions = new Condition?[count];
        Types = new PrecipitationType?[count];
    }

    internal Condition?[] Conditions { get; }

    internal PrecipitationType?[] Types { get; }

    internal static Sky Derive(Tracks tracks, Panel panel)
    {
        var sky = new Sky(panel.Axis.Count);
        var votes = new SkyVotes();
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
    internal MergedWords<Condition> ConditionsOf(ProvenanceWriter writer, int start, int count) =>
        writer.Words(Conditions, Array.ConvertAll(Conditions, HowOf), from, start, count);

    internal MergedWords<PrecipitationType> TypesOf(ProvenanceWriter writer, int start, int count) =>
        writer.Words(Types, Array.ConvertAll(Types, HowOf), from, start, count);

    internal ulong FromAt(int step) => from[step];

    private static How HowOf<T>(T? value)
        where T : struct => value is null ? How.Unsaid : How.Derived;

    private static SkyNumbers NumbersAt(Tracks tracks, int step) => new(
        tracks[Variable.Precipitation].Values[step],
        tracks[Variable.CloudCover].Values[step],
        tracks[Variable.Temperature].Values[step],
        tracks[Variable.Visibility].Values[step],
        tracks[Variable.Snowfall].Values[step]);
}
