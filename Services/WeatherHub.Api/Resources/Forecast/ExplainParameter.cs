using System.Globalization;
using WeatherHub.Api.Http;
using WeatherHub.Api.Resources.Shared;
using WeatherHub.Contracts.V1;
using WeatherHub.Weather.Consensus.Explain;
using WeatherHub.Weather.Series;

namespace WeatherHub.Api.Resources.Forecast;

/// <summary>Reads and writes the value of <c>explain</c>: an hourly field and one of the hours of the answer.</summary>
internal static class ExplainParameter
{
    private const string HourFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    internal static string Format(ExplainRequest inquiry) => $"{HourlyFields.NameOf(inquiry.Variable)}@{Format(inquiry.Hour!.Value)}";

    /// <summary>The value to explain; null when it is not given or wrong.</summary>
    internal static ExplainRequest? Read(QueryReader reader, Blocks blocks, DateTimeOffset now, int hours)
    {
        var parameter = ForecastParameters.Explain;
        if (reader.Text(parameter) is not { } text) return null;
        if (text.Split('@') is not [var field, var at]) return Wrong(parameter.Form!);
        if (!HourlyFields.All.Contains(field)) return Wrong($"its field must be one of {string.Join(", ", HourlyFields.All)}");
        if (!blocks.HasFlag(Blocks.Hourly)) return Wrong("asks about hourly, which is none of the blocks asked for");
        const DateTimeStyles utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (!DateTimeOffset.TryParseExact(at, HourFormat, CultureInfo.InvariantCulture, utc, out var hour) || hour != TimeAxis.Floor(hour))
            return Wrong(parameter.Form!);
        var axis = new TimeAxis(TimeAxis.Floor(now), hours);
        return hour >= axis.Start && hour < axis.End
            ? new ExplainRequest(HourlyFields.VariableOf(field), hour)
            : Wrong(
                $"its hour must be between {Format(axis.Start)} and {Format(axis[hours - 1])}, the hours of the answer",
                ParameterErrors.OutOfRange);

        ExplainRequest? Wrong(string detail, string code = ParameterErrors.BadValue)
        {
            reader.Add(parameter.Name, code, detail);
            return null;
        }
    }

    private static string Format(DateTimeOffset hour) => hour.UtcDateTime.ToString(HourFormat, CultureInfo.InvariantCulture);
}
