using WeatherHub.Weather.Units;

namespace WeatherHub.Api.Resources.Shared;

/// <summary>The numbers of the hourly block, as <c>block.field</c>: those that can be explained and compared.</summary>
internal static class HourlyFields
{
    private const string Prefix = "hourly.";

    /// <summary>Every field, in the order of the document.</summary>
    internal static IReadOnlyList<string> All { get; } =
    [
        .. FieldSelection.Choices(Blocks.Hourly).Where(name => VariableFacts.All.Any(facts => facts.Name == name))
            .Select(name => Prefix + name),
    ];

    internal static Variable VariableOf(string field) => VariableFacts.All.First(facts => facts.Name == field[Prefix.Length..]).Variable;

    internal static string NameOf(Variable variable) => Prefix + VariableFacts.Of(variable).Name;
}
