using System.Text.Json.Nodes;

namespace WeatherHub.Lab.Drills.Oracle;

/// <summary>The true weather of a place, hour by hour, in canonical units.</summary>
internal sealed class TrueWeather
{
    private readonly Dictionary<string, double[]> columns;

    private TrueWeather(Dictionary<string, double[]> columns) => this.columns = columns;

    internal IReadOnlyList<double> this[string name] => columns[name];

    internal static TrueWeather Of(JsonNode said) => new(ColumnFacts.In("si").ToDictionary(
        column => column.Name,
        column => said[column.Name]!.AsArray().Select(value => value!.GetValue<double>()).ToArray()));
}
