using WeatherHub.Api.Http;
using WeatherHub.Api.Resources.Shared;
using WeatherHub.Weather.Providers;

namespace WeatherHub.Api.Resources.Forecast;

/// <summary>The parameters of the forecast addresses: the one place where their ranges, words and defaults stand.</summary>
internal sealed class ForecastParameters
{
    internal const int DefaultHours = 168;
    internal const int DefaultDays = 7;

    internal ForecastParameters(IEnumerable<string> providers) =>
        Providers = new("providers", ValueShape.Words, "Only these vendors, by id.") { Values = [.. providers], Example = "open-meteo,met-norway" };

    public ForecastParameters(IEnumerable<IWeatherProvider> providers)
        : this(providers.Select(provider => provider.Profile.Id))
    {
    }

    internal static QueryParameter Latitude { get; } = new("lat", ValueShape.Decimal, "Degrees north (WGS 84); 4 decimals are used.")
    {
        Required = true,
        Minimum = -90,
        Maximum = 90,
        Example = "52.52",
    };

    internal static QueryParameter Longitude { get; } = new("lon", ValueShape.Decimal, "Degrees east (WGS 84); 4 decimals are used. -180 is 180, and a pole has longitude 0.")
    {
        Required = true,
        Minimum = -180,
        Maximum = 180,
        Example = "13.41",
    };

    internal static QueryParameter Elevation { get; } =
        new("elevation", ValueShape.Decimal, "Metres above sea level that temperature and humidity are for; without it, the ground at the place.")
        {
            Minimum = -500,
            Maximum = 9000,
            Example = "38",
        };

    internal static QueryParameter Include { get; } = new("include", ValueShape.Words, "The blocks wanted.")
    {
        Values = [.. BlockNames.All.Select(item => item.Name)],
        Default = "current,hourly,daily",
    };

    internal static QueryParameter Fields { get; } = new(
        "fields", ValueShape.Words, "Only these fields, each as `field` or `block.field`; `time` and `date` are always there. Without it, every field.")
    {
        Values = [.. AllFields()],
        Example = "temperature,daily.sunrise",
    };

    internal static QueryParameter Hours { get; } = new("hours", ValueShape.Whole, "How many hours, from the one that contains now.")
    {
        Minimum = 1,
        Maximum = 240,
        Default = $"{DefaultHours}",
    };

    internal static QueryParameter Days { get; } = new("days", ValueShape.Whole, "How many local days, from today.")
    {
        Minimum = 1,
        Maximum = 16,
        Default = $"{DefaultDays}",
    };

    internal static QueryParameter Units { get; } = new(
        "units", ValueShape.Word, "`si`: °C, m/s, hPa, mm, m; `metric`: as `si` with km/h and km; `uk`: °C, mph, hPa, mm, mi; `us`: °F, mph, inHg, in, mi.")
    {
        Values = ["si", "metric", "uk", "us"],
        Default = "si",
    };

    internal QueryParameter Providers { get; }

    internal static QueryParameter Mode { get; } = new(
        "mode",
        ValueShape.Word,
        "`consensus` merges all vendors; `best` takes one vendor a block, chosen by the hub; `single` takes the one named in `providers` and fills nothing.")
    {
        Values = ["consensus", "best", "single"],
        Default = "consensus",
    };

    internal static QueryParameter Provenance { get; } = new(
        "provenance", ValueShape.Word, "`summary` names vendors and method for each series; `full` gives runs; `none` leaves it out.")
    {
        Values = ["none", "summary", "full"],
        Default = "summary",
    };

    internal static QueryParameter Confidence { get; } = new(
        "confidence",
        ValueShape.Word,
        "`level` gives the probability that a value is within its variable's tolerance; `full` adds the values that one in ten lies below and above, and how "
        + "many independent models are in it (`lineages`); `none` leaves it out.")
    {
        Values = ["none", "level", "full"],
        Default = "level",
    };

    internal static QueryParameter Explain { get; } = new(
        "explain",
        ValueShape.Text,
        "The one hourly value whose making is explained: what each vendor said, its bias, weight and fate. A field and one of the hours of the answer, e.g. "
        + "`hourly.temperature@2026-08-20T15:00:00Z`.")
    {
        // No example of its own: whoever sends it as it stands would ask about an hour that is past.
        Form = "must be FIELD@HOUR with a whole UTC hour, e.g. hourly.temperature@2026-08-20T15:00:00Z",
    };

    internal static QueryParameter Field { get; } = new("field", ValueShape.Word, "The hourly field that vendors are compared on.")
    {
        Required = true,
        Values = HourlyFields.Fields,
        Example = "hourly.temperature",
    };

    internal static QueryParameter MaxAge { get; } = new(
        "maxAge",
        ValueShape.Whole,
        "How many seconds ago a vendor's report may have been fetched at most; older ones are left out. Without it, reports serve as long as their vendors "
        + "say, and past that while nothing newer can be had. No vendor is asked more often for it than the vendor allows.")
    {
        Minimum = 0,
        Maximum = 86_400,
        Example = "86400",
    };

    /// <summary>The parameters of one address.</summary>
    internal IReadOnlyList<QueryParameter> Of(ForecastPath path) => path switch
    {
        ForecastPath.Forecast => [Latitude, Longitude, Elevation, Include, Fields, Hours, Days, Units, Providers, Mode, Provenance, Confidence, Explain, MaxAge],
        ForecastPath.Hourly => [Latitude, Longitude, Elevation, Fields, Hours, Units, Providers, Mode, Provenance, Confidence, MaxAge],
        ForecastPath.Daily => [Latitude, Longitude, Elevation, Fields, Days, Units, Providers, Mode, Provenance, Confidence, MaxAge],
        ForecastPath.Compare => [Latitude, Longitude, Elevation, Field, Hours, Units, Providers, MaxAge],
        _ => [Latitude, Longitude, Elevation, Fields, Units, Providers, Mode, Provenance, MaxAge],
    };

    private static IEnumerable<string> AllFields() =>
        BlockNames.All.SelectMany(item => FieldSelection.Choices(item.Block))
            .Concat(BlockNames.All.SelectMany(item => FieldSelection.Choices(item.Block).Select(field => $"{item.Name}.{field}")))
            .Distinct();
}
