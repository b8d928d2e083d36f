using WeatherHub.Api.Resources.Alerts;
using WeatherHub.Api.Resources.Shared;
using WeatherHub.Contracts.V1;

namespace WeatherHub.Api.Resources.Forecast;

/// <summary>From a merged answer to the document of the contract, which depends on the hour of the request only.</summary>
internal sealed class ForecastPresenter(EnvelopePresenter envelope)
{
    internal ForecastDocument Present(ForecastQuery query, AnswerFacts facts, ProvenanceIndex provenance, TimeZoneInfo zone)
    {
        var (selection, units, forecast) = (query.Selection, query.Common.Units, facts.Forecast);
        var blocks = new BlockPresenter(selection, units, forecast);
        var current = blocks.Current();
        var (from, to) = Span();
        return new ForecastDocument
        {
            Contract = ContractJson.Revision,
            AsOf = facts.AsOf,
            ExpiresAt = facts.ExpiresAt,
            Location = EnvelopePresenter.Location(query.Common.Place, forecast.Elevation, zone, from, to),
            Units = EnvelopePresenter.Units(
                units,
                variable => (current is not null && selection.Has(Blocks.Current, variable.Name))
                    || selection.Has(Blocks.Hourly, variable.Name)
                    || query.Explains?.Variable == variable.Variable,
                daily => selection.Has(Blocks.Daily, daily.Name)),
            Status = EnvelopePresenter.Status(facts, query.Mode, selection, Resolve),
            Providers = EnvelopePresenter.Providers(facts),
            Current = current,
            Hourly = blocks.Hourly(),
            Daily = blocks.Daily(),
            Alerts = facts.Alerts is { } alerts ? [.. alerts.InForce.Select(AlertPresenter.Present)] : null,
            Provenance = ProvenancePresenter.Present(provenance, query.Provenance),
            Confidence = ConfidencePresenter.Present(query, forecast),
            Explain = query.Explains is { } explained ? ExplanationPresenter.Present(explained, units, forecast) : null,
            Attribution = envelope.Attribution(facts),
            Links = new Links { Self = query.Address(), Compare = query.Comparison()?.Address() },
        };

        // A block that nobody has anything for is null.
        string? Resolve(string pointer) =>
            selection.Resolve(pointer) is { } found && current is null && found.StartsWith("/current/", StringComparison.Ordinal)
                ? "/current"
                : selection.Resolve(pointer);

        // From the first instant in the document to the last.
        (DateTimeOffset From, DateTimeOffset To) Span()
        {
            var (axis, days) = (forecast.Hourly.Axis, selection.Has(Blocks.Daily) ? forecast.Daily.Days : []);
            var start = days.Count > 0 && days[0].Start < axis.Start ? days[0].Start : axis.Start;
            var end = selection.Has(Blocks.Hourly) ? axis.End : axis[1];
            return (start, days.Count > 0 && days[^1].End > end ? days[^1].End : end);
        }
    }
}
