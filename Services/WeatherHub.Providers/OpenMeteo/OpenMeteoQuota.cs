using WeatherHub.Providers.Shared;
using WeatherHub.Weather.Providers;

namespace WeatherHub.Providers.OpenMeteo;

/// <summary>How often we call, and what a call counts: https://open-meteo.com/en/pricing. Below what the free host allows, for others share our address.</summary>
internal static class OpenMeteoQuota
{
    private static readonly string[] Blocks = ["current", "minutely_15", "hourly", "daily"];

    private static readonly CallQuota Free = new()
    {
        Windows =
        [
            new QuotaWindow(QuotaSpan.Minute, 400, Rolling: true),
            new QuotaWindow(QuotaSpan.Hour, 4_000),
            new QuotaWindow(QuotaSpan.Day, 9_000),
        ],
        WeightOf = Weight,
    };

    /// <summary>The free host's windows; a plan or a server of one's own has those that the operator states.</summary>
    public static CallQuota Of(ProviderOptions options) =>
        QuotaOptions.Over(options, options.Usage == ProviderUsage.Commercial ? Free with { Windows = [] } : Free);

    /// <summary>More than ten variables or fourteen days count as more than one call, in fractions.</summary>
    public static double Weight(Uri call)
    {
        var (variables, days) = (0, 0);
        var isSeries = false;
        foreach (var pair in call.Query.TrimStart('?').Split('&'))
        {
            var (name, value) = Split(pair);
            if (Array.IndexOf(Blocks, name) is var block and >= 0)
            {
                variables += value.Split(',').Length;
                isSeries |= block > 0;
            }
            else if (name is "forecast_days" or "past_days" && int.TryParse(value, out var said) && said > 0)
            {
                days += said;
            }
        }

        return Math.Max(1, variables / 10.0 * (isSeries ? Math.Max(1, days / 14.0) : 1));
    }

    private static (string Name, string Value) Split(string pair) =>
        pair.IndexOf('=', StringComparison.Ordinal) is var at and > 0 ? (pair[..at], Uri.UnescapeDataString(pair[(at + 1)..])) : (pair, "");
}
