using System.Globalization;
using System.Text;
using WeatherHub.Api.Resources.Shared;
using WeatherHub.Weather.Consensus.Explain;
using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Geography;

namespace WeatherHub.Api.Resources.Forecast;

/// <summary>A forecast question in canonical form. Compares by value: equal questions are equal keys, whatever they looked like on the wire.</summary>
internal readonly record struct ForecastQuery
{
    internal ForecastPath Path { get; init; }

    /// <summary>Four decimals.</summary>
    internal Coordinates Place { get; init; }

    /// <summary>Whole metres.</summary>
    internal int? Elevation { get; init; }

    internal Blocks Blocks { get; init; }

    internal FieldSelection Fields { get; init; }

    /// <summary>The default when there is no hourly block.</summary>
    internal int Hours { get; init; }

    /// <summary>The default when there is no daily block.</summary>
    internal int Days { get; init; }

    internal UnitSystem Units { get; init; }

    /// <summary>Ids sorted, with commas between; empty for all.</summary>
    internal string Providers { get; init; }

    internal MergeMode Mode { get; init; }

    internal ProvenanceDetail Provenance { get; init; }

    internal ConfidenceDetail Confidence { get; init; }

    /// <summary>The value whose making is explained; null for none.</summary>
    internal ExplainRequest? Explains { get; init; }

    /// <summary>The field that vendors are compared on; null where they are not.</summary>
    internal ExplainRequest? Compares { get; init; }

    /// <summary>Seconds that a report may be old; null when the caller does not say.</summary>
    internal int? MaxAge { get; init; }

    internal bool Wants(Blocks block) => (Blocks & block) != Blocks.None;

    internal bool Wants(Blocks block, string field) => Wants(block) && Fields.Has(block, field);

    /// <summary>The same question of the vendors one by one, for the first number among the hourly fields; null where there is none, or nothing is merged.</summary>
    internal ForecastQuery? Comparison()
    {
        var fields = Fields;
        if (Mode != MergeMode.Consensus || !Wants(Blocks.Hourly)) return null;
        if (HourlyFields.Fields.FirstOrDefault(field => fields.Has(Blocks.Hourly, field.Split('.')[1])) is not { } first) return null;
        var compared = new ExplainRequest(HourlyFields.VariableOf(first));
        return this with { Path = ForecastPath.Compare, Blocks = Blocks.Hourly, Days = ForecastParameters.DefaultDays, Compares = compared, Explains = null, Provenance = ProvenanceDetail.Summary };
    }

    /// <summary>The question as an address relative to the hub: parameters in a fixed order, defaults left out.</summary>
    internal string Address()
    {
        var text = new StringBuilder(Path.Address());
        text.Append(CultureInfo.InvariantCulture, $"?lat={Place.Latitude}&lon={Place.Longitude}");
        if (Elevation is { } elevation) text.Append(CultureInfo.InvariantCulture, $"&elevation={elevation}");
        if (Path == ForecastPath.Forecast && Blocks != Blocks.All) text.Append("&include=").Append(Include());
        if (Compares is { } compared) text.Append("&field=").Append(HourlyFields.Spell(compared));
        else if (Fields != FieldSelection.All) text.Append("&fields=").Append(FieldList());
        if (Hours != ForecastParameters.DefaultHours) text.Append(CultureInfo.InvariantCulture, $"&hours={Hours}");
        if (Days != ForecastParameters.DefaultDays) text.Append(CultureInfo.InvariantCulture, $"&days={Days}");
        if (Units != UnitSystem.Si) text.Append("&units=").Append(ForecastParameters.Units.Values[(int)Units]);
        if (Providers.Length > 0) text.Append("&providers=").Append(Providers);
        if (Mode != MergeMode.Consensus) text.Append("&mode=").Append(ForecastParameters.Mode.Values[(int)Mode]);
        if (Provenance != ProvenanceDetail.Summary) text.Append("&provenance=").Append(ForecastParameters.Provenance.Values[(int)Provenance]);
        if (Path is not (ForecastPath.Current or ForecastPath.Compare) && Confidence != ConfidenceDetail.Level)
            text.Append("&confidence=").Append(ForecastParameters.Confidence.Values[(int)Confidence]);
        if (Explains is { } explained) text.Append("&explain=").Append(HourlyFields.Spell(explained));
        if (MaxAge is { } seconds) text.Append(CultureInfo.InvariantCulture, $"&maxAge={seconds}");
        return text.ToString();
    }

    private string Include()
    {
        var blocks = Blocks;
        return string.Join(',', BlockNames.All.Where(item => blocks.HasFlag(item.Block)).Select(item => item.Name));
    }

    private string FieldList()
    {
        var (blocks, fields) = (Blocks, Fields);
        return string.Join(',', BlockNames.All.Where(item => blocks.HasFlag(item.Block)).SelectMany(item =>
            FieldSelection.Choices(item.Block).Where(field => fields.Has(item.Block, field)).Select(field => $"{item.Name}.{field}")));
    }
}
