using System.CommandLine;
using WeatherHub.Providers;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Lab.Mapping;

/// <summary>Reads a captured answer as the hub would, and prints what it understands.</summary>
internal static class MapVerb
{
    private const int Mapped = 0;
    private const int NotUsed = 3;

    internal static Command Create(TimeProvider clock)
    {
        var vendor = new Argument<string>("VENDOR") { Description = "the vendor's id, such as open-meteo" };
        var endpoint = new Argument<string>("ENDPOINT") { Description = "the endpoint's name, such as forecast" };
        var file = new Argument<FileInfo>("FILE") { Description = "the captured body" };
        var status = Options.Whole("--status", "the HTTP status that it came with", 200, 100, 599);
        var at = Options.Time("--at", "when it was fetched, if not now");
        const string Purpose =
            "prints the normalised report of a captured body (exit 0), the fault it becomes (1), or that the endpoint is not used (3)";
        var verb = new Command("map", Purpose)
        {
            vendor, endpoint, file, status, at,
        };
        verb.SetAction(call =>
        {
            var (from, name) = (call.GetRequiredValue(vendor), call.GetRequiredValue(endpoint));
            var captured = call.GetRequiredValue(file);
            if (!captured.Exists) throw new UsageException($"FILE must be a file that is there, not '{captured}'");
            var body = File.ReadAllBytes(captured.FullName);
            var reading = ProviderCatalog.MapRecorded(from, name, call.GetValue(status), body, call.GetValue(at) ?? clock.GetUtcNow());
            if (!reading.Known)
            {
                call.InvocationConfiguration.Error.WriteLine($"{from} {name} is not an endpoint we use");
                return NotUsed;
            }

            call.InvocationConfiguration.Output.WriteLine(reading switch
            {
                { Report: { } report } => ReportPage.Of(report, name),
                { Facts: { } facts } => FactsPage.Of(facts, from, name),
                _ => FactsPage.Of(reading.Fault ?? FaultKind.BadPayload, reading.Reason),
            });
            return reading.Report is null && reading.Facts is null ? Verbs.Failed : Mapped;
        });
        return verb;
    }
}
