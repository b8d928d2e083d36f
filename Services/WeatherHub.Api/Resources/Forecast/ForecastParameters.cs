using WeatherHub.Api.Http;
using WeatherHub.Api.Resources.Shared;

namespace WeatherHub.Api.Resources.Forecast;

/// <summary>The parameters of the forecast addresses beside the common ones.</summary>
internal sealed class ForecastParameters
{
    internal const int DefaultDays = 7;

    private readonly Dictionary<ForecastPath, QueryParameter[]> byPath;

    public ForecastParameters(CommonParameters common)
    {
        QueryParameter[] place = [CommonParameters.Latitude, CommonParameters.Longitude, CommonParameters.Elevation];
        QueryParameter[] merging = [CommonParameters.Units, common.Providers, Mode, Provenance];
        var (hours, maxAge) = (CommonParameters.Hours, CommonParameters.MaxAge);
        byPath = new Dictionary<ForecastPath, QueryParameter[]>
        {
            [ForecastPath.Forecast] = [.. place, Include, Fields, hours, Days, .. merging, Confidence, Explain, maxAge],
            [ForecastPath.Current] = [.. place, Fields, .. merging, maxAge],
            [ForecastPath.Hourly] = [.. place, Fields, hours, .. merging, Confidence, maxAge],
            [ForecastPath.Daily] = [.. place, Fields, Days, .. merging, Confidence, maxAge],
            [ForecastPath.Alerts] = [CommonParameters.Latitude, CommonParameters.Longitude, common.Providers, Provenance, maxAge],
        };
    }

    internal static QueryParameter Include { get; } = new(
        "include", ValueShape.Words, "The blocks wanted.",
        Words: [.. BlockNames.All.Select(item => item.Name)],
        Default: string.Join(',', new Selection(Blocks.Default, FieldSelection.All).Each().Select(item => item.Name)));

    internal static QueryParameter Fields { get; } = new(
        "fields", ValueShape.Words,
        "Only these fields, each as `field` or `block.field`; `time` and `date` are always there. Without it, every field.",
        Words: [.. AllFields()], Example: "temperature,daily.sunrise");

    internal static QueryParameter Days { get; } = new(
        "days", ValueShape.Whole, "How many local days, from today.", Minimum: 1, Maximum: 16, Default: $"{DefaultDays}");

    internal static QueryParameter Mode { get; } = new(
        "mode", ValueShape.Word,
        "`consensus` merges all vendors; `best` takes one vendor a block, chosen by the hub; `single` takes the one named in "
        + "`providers` and fills nothing.",
        Words: ["consensus", "best", "single"], Default: "consensus");

    internal static QueryParameter Provenance { get; } = new(
        "provenance", ValueShape.Word, "`summary` names vendors and method for each series; `full` gives runs; `none` leaves it out.",
        Words: ["none", "summary", "full"], Default: "summary");

    internal static QueryParameter Confidence { get; } = new(
        "confidence", ValueShape.Word,
        "`level` gives the probability that a value is within its variable's tolerance; `full` adds the values that one in ten "
        + "lies below and above, and how many independent models are in it (`lineages`); `none` leaves it out.",
        Words: ["none", "level", "full"], Default: "level");

    internal static QueryParameter Explain { get; } = new(
        // No example of its own: sent as it stands it would be about an hour that is past.
        "explain", ValueShape.Text,
        "The one hourly value whose making is explained: what each vendor said, its bias, weight and fate. A field and one of "
        + "the hours of the answer, e.g. `hourly.temperature@2026-08-20T15:00:00Z`.",
        Form: "must be FIELD@HOUR with a whole UTC hour, e.g. hourly.temperature@2026-08-20T15:00:00Z");

    /// <summary>The parameters of one address.</summary>
    internal QueryParameter[] Of(ForecastPath path) => byPath[path];

    private static IEnumerable<string> AllFields() =>
        BlockNames.All.SelectMany(item => FieldSelection.Choices(item.Block))
            .Concat(BlockNames.All.SelectMany(item => FieldSelection.Choices(item.Block).Select(field => $"{item.Name}.{field}")))
            .Distinct();
}
