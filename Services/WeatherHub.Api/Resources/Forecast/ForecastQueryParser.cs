using WeatherHub.Api.Http;
using WeatherHub.Api.Resources.Shared;
using WeatherHub.Contracts.V1;
using WeatherHub.Weather.Consensus.Members;

namespace WeatherHub.Api.Resources.Forecast;

/// <summary>From a query string to a canonical query, or to every error in it.</summary>
internal sealed class ForecastQueryParser(CommonParameters common, ForecastParameters parameters, TimeProvider clock)
{
    internal (ForecastQuery Query, IReadOnlyList<ParameterError> Errors) Parse(ForecastPath path, string? queryString)
    {
        var reader = new QueryReader(queryString, parameters.Of(path));
        var shared = common.Read(reader);
        var blocks = path == ForecastPath.Forecast ? Include(reader) : path.Blocks;
        var fields = Fields(reader, blocks);
        var days = reader.Whole(ForecastParameters.Days);
        var mode = (MergeMode)reader.Choice(ForecastParameters.Mode);
        var provenance = (ProvenanceDetail)reader.Choice(ForecastParameters.Provenance);
        var confidence = (ConfidenceDetail)reader.Choice(ForecastParameters.Confidence);
        var explains = ExplainParameter.Read(reader, blocks, clock.GetUtcNow(), shared.Hours);
        if (mode == MergeMode.Single) RequireOneProvider(reader, shared.Providers);
        var query = new ForecastQuery
        {
            Path = path,
            Common = blocks.HasFlag(Blocks.Hourly) ? shared : shared with { Hours = CommonParameters.DefaultHours },
            Selection = new Selection(blocks, fields),
            Days = blocks.HasFlag(Blocks.Daily) ? days : ForecastParameters.DefaultDays,
            Mode = mode,
            Provenance = provenance,
            Confidence = confidence,
            Explains = explains,
        };
        return (query, reader.Errors);
    }

    private void RequireOneProvider(QueryReader reader, string providers)
    {
        var isOne = providers.Length > 0 && !providers.Contains(',', StringComparison.Ordinal);
        if (isOne || reader.Errors.Any(error => error.Parameter == CommonParameters.ProvidersName)) return;
        reader.Add(
            CommonParameters.ProvidersName,
            providers.Length == 0 ? ParameterErrors.Missing : ParameterErrors.BadValue,
            $"must name exactly one vendor with mode=single, of {string.Join(", ", common.Providers.Values)}");
    }

    private static Blocks Include(QueryReader reader) =>
        reader.Words(ForecastParameters.Include) is { } names
            ? BlockNames.All.Where(item => names.Contains(item.Name)).Aggregate(Blocks.None, (sum, item) => sum | item.Block)
            : Blocks.Default;

    /// <summary>A bare name means that field in every wanted block that has it; a name that no wanted block has is an error.</summary>
    private static FieldSelection Fields(QueryReader reader, Blocks blocks)
    {
        if (reader.Words(ForecastParameters.Fields) is not { } names) return FieldSelection.All;
        var selection = default(FieldSelection);
        foreach (var name in names)
        {
            var before = selection;
            foreach (var (prefix, block) in BlockNames.All.Where(item => blocks.HasFlag(item.Block)))
            {
                var field = name.StartsWith($"{prefix}.", StringComparison.Ordinal) ? name[(prefix.Length + 1)..] : name;
                if (FieldSelection.Choices(block).Contains(field)) selection = selection.With(block, field);
            }

            if (selection == before)
                reader.Add(ForecastParameters.Fields.Name, ParameterErrors.BadValue, $"{name} is in none of the blocks asked for");
        }

        return selection.Within(blocks);
    }
}
