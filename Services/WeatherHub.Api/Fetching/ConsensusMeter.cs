using System.Diagnostics.Metrics;
using WeatherHub.Api.Telemetry;
using WeatherHub.Weather.Consensus;
using WeatherHub.Weather.Consensus.Results;
using WeatherHub.Weather.Units;

namespace WeatherHub.Api.Fetching;

/// <summary>How vendors agree, and how sure answers are, by field.</summary>
internal sealed class ConsensusMeter
{
    private static readonly InstrumentAdvice<int> Vendors = new() { HistogramBucketBoundaries = [0, 1, 2, 3, 4, 5, 6, 8] };
    private static readonly InstrumentAdvice<double> Errors = new() { HistogramBucketBoundaries = [.1, .25, .5, .75, 1, 1.5, 2, 3, 5, 10] };
    private static readonly InstrumentAdvice<double> Shares =
        new() { HistogramBucketBoundaries = [.1, .2, .3, .4, .5, .6, .7, .8, .9, .95] };

    private readonly Histogram<int> inputs;
    private readonly Histogram<double> spreads;
    private readonly Histogram<double> confidences;
    private readonly Counter<long> rejected;
    private readonly Counter<long> suspects;

    public ConsensusMeter(HubMeter hub)
    {
        inputs = hub.Meter.CreateHistogram(
            "weatherhub.consensus.provider.count", "{provider}", "Vendors that a field of an answer was made of.", null, Vendors);
        spreads = hub.Meter.CreateHistogram(
            "weatherhub.consensus.spread", "1", "How far vendors stand about the merged values, in the field's usual errors.",
            null, Errors);
        confidences = hub.Meter.CreateHistogram(
            "weatherhub.consensus.confidence", "1", "Mean probability that the values of a field are within its tolerance.", null, Shares);
        rejected = hub.Meter.CreateCounter<long>(
            "weatherhub.consensus.rejected.count", "{value}", "Values of vendors that the others outvoted.");
        suspects = hub.Meter.CreateCounter<long>(
            "weatherhub.consensus.suspect.count", "{answer}", "Answers in which a vendor was found in trouble.");
    }

    /// <summary>Tells of the hours of an answer that was just merged.</summary>
    public void Merged(MergedForecast forecast)
    {
        foreach (var (variable, column) in forecast.Hourly.Columns)
        {
            var field = new KeyValuePair<string, object?>("field", VariableFacts.Of(variable).Name);
            inputs.Record(column.Provenance.Count == 0 ? 0 : column.Provenance.Max(run => run.Providers.Count), field);
            if (column.Confidence is not { } confidence) continue;
            if (!double.IsNaN(confidence.Disagreement)) spreads.Record(confidence.Disagreement, field);
            if (Mean(confidence.Level) is var level && !double.IsNaN(level)) confidences.Record(level / 100, field);
        }

        foreach (var notice in forecast.Notices)
        {
            if (notice is { Code: MergeNotice.Rejected })
                rejected.Add(notice.Count, new("provider", notice.Provider), new("field", FieldOf(notice)));
            else if (notice is { Code: MergeNotice.Suspect })
                suspects.Add(1, new("provider", notice.Provider), new("field", FieldOf(notice)));
        }
    }

    private static string FieldOf(MergeNotice notice) => notice.Pointer[(notice.Pointer.LastIndexOf('/') + 1)..];

    private static double Mean(double[] levels)
    {
        var (sum, count) = (0.0, 0);
        foreach (var level in levels)
        {
            if (double.IsNaN(level)) continue;
            sum += level;
            count++;
        }

        return sum / count;
    }
}
