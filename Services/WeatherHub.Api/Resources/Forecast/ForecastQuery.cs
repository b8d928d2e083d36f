using WeatherHub.Api.Http;
using WeatherHub.Api.Resources.Comparison;
using WeatherHub.Api.Resources.Shared;
using WeatherHub.Weather.Consensus.Explain;
using WeatherHub.Weather.Consensus.Members;

namespace WeatherHub.Api.Resources.Forecast;

/// <summary>One of the addresses that answer with a forecast document.</summary>
/// <param name="address">The path.</param>
/// <param name="blocks">The blocks that it is about.</param>
internal sealed class ForecastPath(string address, Blocks blocks)
{
    internal static readonly ForecastPath Forecast = new("/v1/forecast", Blocks.Default);
    internal static readonly ForecastPath Current = new("/v1/current", Blocks.Current);
    internal static readonly ForecastPath Hourly = new("/v1/hourly", Blocks.Hourly);
    internal static readonly ForecastPath Daily = new("/v1/daily", Blocks.Daily);
    internal static readonly ForecastPath Alerts = new("/v1/alerts", Blocks.Alerts);

    internal string Address => address;

    internal Blocks Blocks => blocks;
}

/// <summary>How much is told about where values come from, in the order of the parameter's words.</summary>
internal enum ProvenanceDetail
{
    None,
    Summary,
    Full,
}

/// <summary>How much is told of the confidence in values, in the order of the parameter's words.</summary>
internal enum ConfidenceDetail
{
    None,
    Level,
    Full,
}

/// <summary>A forecast query in canonical form: equal queries are equal keys, whatever they looked like on the wire.</summary>
internal readonly record struct ForecastQuery
{
    internal ForecastPath Path { get; init; }

    internal CommonQuery Common { get; init; }

    internal Selection Selection { get; init; }

    /// <summary>The default when there is no daily block.</summary>
    internal int Days { get; init; }

    internal MergeMode Mode { get; init; }

    internal ProvenanceDetail Provenance { get; init; }

    internal ConfidenceDetail Confidence { get; init; }

    /// <summary>The value whose making is explained; null for none.</summary>
    internal ExplainRequest? Explains { get; init; }

    /// <summary>The comparison on the first number among the hourly fields; null where there is none or nothing is merged.</summary>
    internal ComparisonQuery? Comparison()
    {
        var selection = Selection;
        if (Mode != MergeMode.Consensus || !selection.Has(Blocks.Hourly)) return null;
        var first = HourlyFields.All.FirstOrDefault(field => selection.Fields.Has(Blocks.Hourly, field.Split('.')[1]));
        return first is null ? null : new ComparisonQuery(Common, HourlyFields.VariableOf(first));
    }

    /// <summary>The query as an address relative to the hub: parameters in a fixed order, defaults left out.</summary>
    internal string Address()
    {
        var address = new AddressBuilder(Path.Address)
            .Add(CommonParameters.Latitude, Common.Place.Latitude).Add(CommonParameters.Longitude, Common.Place.Longitude)
            .Add(CommonParameters.Elevation, Common.Elevation);
        if (Path == ForecastPath.Forecast)
            address.Add(ForecastParameters.Include, string.Join(',', Selection.Each().Select(item => item.Name)));
        return address
            .Add(ForecastParameters.Fields, FieldList())
            .Add(CommonParameters.Hours, Common.Hours).Add(ForecastParameters.Days, Days)
            .AddChoice(CommonParameters.Units, (int)Common.Units)
            .Add(CommonParameters.ProvidersName, Common.Providers)
            .AddChoice(ForecastParameters.Mode, (int)Mode)
            .AddChoice(ForecastParameters.Provenance, (int)Provenance)
            .AddChoice(ForecastParameters.Confidence, (int)Confidence)
            .Add(ForecastParameters.Explain, Explains is { } explained ? ExplainParameter.Format(explained) : null)
            .Add(CommonParameters.MaxAge, Common.MaxAge)
            .ToString();
    }

    private string? FieldList()
    {
        var selection = Selection;
        return selection.Fields == FieldSelection.All ? null : string.Join(
            ',', selection.Each().SelectMany(item => selection.Each(item.Block).Select(field => $"{item.Name}.{field}")));
    }
}
