using System.Web;
using WeatherHub.Providers.Shared;
using WeatherHub.Weather.Providers;

namespace WeatherHub.Providers.OpenMeteo;

/// <summary>
/// How often we call, and what a call counts: https://open-meteo.com/en/pricing. Below what the free host allows, for others share our
/// address.
/// </summary>
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
        var query = HttpUtility.ParseQueryString(call.Query);
        var series = Blocks.Where(block => query[block] is not null).ToArray();
        var variables = series.Sum(block => query[block]!.Split(',').Length);
        var days = ((string[])["forecast_days", "past_days"]).Sum(name => int.TryParse(query[name], out var said) && said > 0 ? said : 0);
        return Math.Max(1, variables / 10.0 * (series is [] or ["current"] ? 1 : Math.Max(1, days / 14.0)));
    }
}
