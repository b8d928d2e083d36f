using WeatherHub.Weather.Conditions;
using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Units;

namespace WeatherHub.Weather.Consensus.Hourly;

/// <summary>Condition and precipitation type of every step, and the vendors whose numbers and conditions they follow from.</summary>
internal sealed class DerivedConditions
{
    private readonly ulong[] sources;

    internal DerivedConditions(MergedChannels channels, Ensemble ensemble)
    {
        var count = ensemble.Axis.Count;
        (sources, Conditions, Types) = (new ulong[count], new Condition?[count], new PrecipitationType?[count]);
        var votes = new ConditionVotes();
        for (var step = 0; step < count; step++)
        {
            votes.Count(ensemble, step);
            var inputs = new ConditionInputs(
                channels[Variable.Precipitation].Values[step],
                channels[Variable.CloudCover].Values[step],
                channels[Variable.Temperature].Values[step],
                channels[Variable.Visibility].Values[step],
                channels[Variable.Snowfall].Values[step]);
            Conditions[step] = ConditionRule.Of(inputs, votes);
            Types[step] = PrecipitationRule.TypeOf(inputs, votes);
            sources[step] = votes.Voters | Source(Variable.Precipitation) | Source(Variable.CloudCover) | Source(Variable.Visibility)
                | (inputs.IsWet ? Source(Variable.Temperature) : 0);

            ulong Source(Variable variable) => channels[variable].Sources[step];
        }
    }

    internal Condition?[] Conditions { get; }

    internal PrecipitationType?[] Types { get; }

    internal MergedCategories<Condition> ConditionsOf(ProvenanceWriter writer, int start, int count) =>
        writer.Categories(Conditions, sources, start, count);

    internal MergedCategories<PrecipitationType> TypesOf(ProvenanceWriter writer, int start, int count) =>
        writer.Categories(Types, sources, start, count);

    internal ulong SourcesAt(int step) => sources[step];
}
