using WeatherHub.Api.Http;
using WeatherHub.Api.Resources.Shared;
using WeatherHub.Contracts.V1;
using WeatherHub.Weather.Consensus.Explain;
using WeatherHub.Weather.Consensus.Members;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Units;

namespace WeatherHub.Api.Resources.Forecast;

/// <summary>From a query string to a canonical question, or to every fault in it.</summary>
internal sealed class ForecastQueryParser(ForecastParameters parameters, TimeProvider clock)
{
    internal (ForecastQuery Query, IReadOnlyList<ParameterError> Faults) Parse(ForecastPath path, string? queryString)
    {
        var table = parameters.Of(path);
        var reader = new QueryReader(queryString, table);
        var latitude = reader.Decimal(ForecastParameters.Latitude);
        var longitude = reader.Decimal(ForecastParameters.Longitude);
        var elevation = reader.Decimal(ForecastParameters.Elevation);
        var blocks = table.Contains(ForecastParameters.Include) ? Include(reader) : path.Of();
        var compares = table.Contains(ForecastParameters.Field) ? Compared(reader) : null;
        var fields = compares is null ? Fields(reader, blocks) : FieldsOf(compares);
        var hours = reader.Whole(ForecastParameters.Hours);
        var days = reader.Whole(ForecastParameters.Days);
        var units = reader.Word(ForecastParameters.Units);
        var vendors = reader.Words(parameters.Providers);
        var mode = (MergeMode)Index(ForecastParameters.Mode, reader.Word(ForecastParameters.Mode));
        var provenance = reader.Word(ForecastParameters.Provenance);
        var confidence = reader.Word(ForecastParameters.Confidence);
        var explains = HourlyFields.Read(reader, ForecastParameters.Explain, blocks, clock.GetUtcNow(), hours);
        var maxAge = reader.Decimal(ForecastParameters.MaxAge);
        if (mode == MergeMode.Single && vendors is not { Count: 1 } && reader.Faults.All(fault => fault.Parameter != parameters.Providers.Name))
            reader.Fault(
                parameters.Providers.Name,
                vendors is null ? ParameterErrors.Missing : ParameterErrors.BadValue,
                $"must name exactly one vendor with mode=single, of {string.Join(", ", parameters.Providers.Values)}");

        if (reader.Faults.Count > 0) return (default, reader.Faults);
        return (
            new ForecastQuery
            {
                Path = path,
                Place = new Coordinates(latitude!.Value, longitude!.Value).Rounded(4),
                Elevation = elevation is { } metres ? (int)Math.Round(metres, MidpointRounding.AwayFromZero) : null,
                Blocks = blocks,
                Fields = fields,
                Hours = blocks.HasFlag(Blocks.Hourly) ? hours : ForecastParameters.DefaultHours,
                Days = blocks.HasFlag(Blocks.Daily) ? days : ForecastParameters.DefaultDays,
                Units = (UnitSystem)Index(ForecastParameters.Units, units),
                Providers = vendors is null ? "" : string.Join(',', vendors.Order(StringComparer.Ordinal)),
                Mode = mode,
                Provenance = (ProvenanceDetail)Index(ForecastParameters.Provenance, provenance),
                Confidence = (ConfidenceDetail)Index(ForecastParameters.Confidence, confidence),
                Explains = explains,
                Compares = compares,
                MaxAge = (int?)maxAge,
            },
            []);
    }

    private static ExplainRequest? Compared(QueryReader reader) =>
        reader.Word(ForecastParameters.Field) is { } field ? new ExplainRequest(HourlyFields.VariableOf(field)) : null;

    private static FieldSelection FieldsOf(ExplainRequest compared) =>
        default(FieldSelection).With(Blocks.Hourly, VariableFacts.Of(compared.Variable).Name).Within(Blocks.Hourly);

    private static Blocks Include(QueryReader reader) =>
        reader.Words(ForecastParameters.Include) is { } names
            ? BlockNames.All.Where(item => names.Contains(item.Name)).Aggregate(Blocks.None, (sum, item) => sum | item.Block)
            : Blocks.All;

    /// <summary>A bare name means that field in every wanted block that has it; a name that no wanted block has is a fault.</summary>
    private static FieldSelection Fields(QueryReader reader, Blocks blocks)
    {
        if (reader.Words(ForecastParameters.Fields) is not { } names) return FieldSelection.All;
        var selection = default(FieldSelection);
        foreach (var name in names)
        {
            var found = false;
            foreach (var (block, field) in Places(name).Where(item => blocks.HasFlag(item.Block)))
                (selection, found) = (selection.With(block, field), true);
            if (!found) reader.Fault(ForecastParameters.Fields.Name, ParameterErrors.BadValue, $"{name} is in none of the blocks asked for");
        }

        return selection.Within(blocks);
    }

    private static IEnumerable<(Blocks Block, string Field)> Places(string name)
    {
        foreach (var (prefix, block) in BlockNames.All)
        {
            var field = name.StartsWith($"{prefix}.", StringComparison.Ordinal) ? name[(prefix.Length + 1)..] : name;
            if (FieldSelection.Choices(block).Contains(field)) yield return (block, field);
        }
    }

    private static int Index(QueryParameter parameter, string word) => parameter.Values.Index().First(item => item.Item == word).Index;
}
