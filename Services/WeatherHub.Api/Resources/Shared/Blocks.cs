namespace WeatherHub.Api.Resources.Shared;

/// <summary>The blocks of a forecast document.</summary>
[Flags]
internal enum Blocks
{
    None = 0,
    Current = 1,
    Hourly = 2,
    Daily = 4,
    All = Current | Hourly | Daily,
}

/// <summary>The addresses that answer with a forecast document.</summary>
internal enum ForecastPath
{
    Forecast,
    Current,
    Hourly,
    Daily,
    Compare,
}

/// <summary>How much is told of how sure values are.</summary>
internal enum ConfidenceDetail
{
    None,
    Level,
    Full,
}

/// <summary>How much is told about where values come from.</summary>
internal enum ProvenanceDetail
{
    None,
    Summary,
    Full,
}

/// <summary>The words of the wire for the blocks and paths.</summary>
internal static class BlockNames
{
    /// <summary>Every block, in the order of the document.</summary>
    internal static readonly (string Name, Blocks Block)[] All =
        [("current", Blocks.Current), ("hourly", Blocks.Hourly), ("daily", Blocks.Daily)];

    internal static string Address(this ForecastPath path) => path switch
    {
        ForecastPath.Current => "/v1/current",
        ForecastPath.Hourly => "/v1/hourly",
        ForecastPath.Daily => "/v1/daily",
        ForecastPath.Compare => "/v1/compare",
        _ => "/v1/forecast",
    };

    /// <summary>The block that a path is about; all of them where the caller may choose.</summary>
    internal static Blocks Of(this ForecastPath path) => path switch
    {
        ForecastPath.Current => Blocks.Current,
        ForecastPath.Hourly or ForecastPath.Compare => Blocks.Hourly,
        ForecastPath.Daily => Blocks.Daily,
        _ => Blocks.All,
    };
}
