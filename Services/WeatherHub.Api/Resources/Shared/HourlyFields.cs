using System.Globalization;
using WeatherHub.Api.Http;
using WeatherHub.Contracts.V1;
using WeatherHub.Weather.Consensus.Explain;
using WeatherHub.Weather.Series;
using WeatherHub.Weather.Units;

namespace WeatherHub.Api.Resources.Shared;

/// <summary>The hourly numbers whose making can be asked for, and how a caller spells one value of them.</summary>
internal static class HourlyFields
{
    private const string Prefix = "hourly.";
    private const string HourFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>Every field, as <c>block.field</c>.</summary>
    internal static IReadOnlyList<string> Fields { get; } =
        [.. FieldSelection.Choices(Blocks.Hourly).Where(name => VariableFacts.All.Any(facts => facts.Name == name)).Select(name => Prefix + name)];

    internal static Variable VariableOf(string field) => VariableFacts.All.First(facts => facts.Name == field[Prefix.Length..]).Variable;

    internal static string NameOf(Variable variable) => Prefix + VariableFacts.Of(variable).Name;

    /// <summary>How a caller spells it.</summary>
    internal static string Spell(ExplainRequest inquiry) => inquiry.Hour is { } hour
        ? $"{NameOf(inquiry.Variable)}@{hour.UtcDateTime.ToString(HourFormat, CultureInfo.InvariantCulture)}"
        : NameOf(inquiry.Variable);

    /// <summary>One value: a field and one of the hours that are asked for.</summary>
    internal static ExplainRequest? Read(QueryReader reader, QueryParameter parameter, Blocks blocks, DateTimeOffset now, int hours)
    {
        if (reader.Text(parameter) is not { } text) return null;
        if (text.Split('@') is not [var field, var at])
            return Wrong(ParameterErrors.BadValue, parameter.Form!);
        if (!Fields.Contains(field))
            return Wrong(ParameterErrors.BadValue, $"its field must be one of {string.Join(", ", Fields)}");
        if (!blocks.HasFlag(Blocks.Hourly))
            return Wrong(ParameterErrors.BadValue, "asks about hourly, which is none of the blocks asked for");
        var isHour = DateTimeOffset.TryParseExact(at, HourFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var hour);
        if (!isHour || hour != TimeAxis.Floor(hour))
            return Wrong(ParameterErrors.BadValue, parameter.Form!);
        var axis = new TimeAxis(TimeAxis.Floor(now), hours);
        if (hour >= axis.Start && hour < axis.End) return new ExplainRequest(VariableOf(field), hour);
        return Wrong(
            ParameterErrors.OutOfRange,
            string.Create(CultureInfo.InvariantCulture, $"its hour must be between {axis.Start.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ} and {axis[hours - 1].UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}, the hours of the answer"));

        ExplainRequest? Wrong(string code, string detail)
        {
            reader.Fault(parameter.Name, code, detail);
            return null;
        }
    }
}
