using System.Globalization;
using WeatherHub.Providers;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Lab.Mapping;

/// <summary>Reads a captured answer as the hub would, and prints what it understands.</summary>
internal static class MapVerb
{
    private const int Mapped = 0;
    private const int Faulty = 1;
    private const int NotUsed = 3;

    internal static readonly Verb Verb = new(
        "map",
        "VENDOR ENDPOINT FILE [--status N] [--at TIME]",
        "prints the normalised report of a captured body (exit 0), the fault it becomes (1), or that the endpoint is not used (3)",
        Run);

    private static int Run(Arguments arguments)
    {
        arguments.Allow("status", "at");
        if (arguments.Words is not [var vendor, var endpoint, var file]) throw new UsageException("three words are needed");
        var status = Status(arguments.Option("status"));
        var at = Time(arguments.Option("at")) ?? arguments.Clock.GetUtcNow();
        var reading = ProviderCatalog.MapCaptured(vendor, endpoint, status, Body(file), at);
        if (!reading.Known)
        {
            arguments.Error.WriteLine($"{vendor} {endpoint} is not an endpoint we use");
            return NotUsed;
        }

        arguments.Output.WriteLine(reading switch
        {
            { Report: { } report } => ReportPage.Of(report, endpoint),
            { Facts: { } facts } => FactsPage.Of(facts, vendor, endpoint),
            _ => FactsPage.Of(reading.Fault ?? FaultKind.BadPayload, reading.Reason),
        });
        return reading.Report is null && reading.Facts is null ? Faulty : Mapped;
    }

    private static int Status(string? text) =>
        text is null ? 200
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var status) && status is >= 100 and <= 599 ? status
        : throw new UsageException("--status must be an HTTP status");

    private static DateTimeOffset? Time(string? text) =>
        text is null ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time
        : throw new UsageException("--at must be an ISO 8601 time");

    private static byte[] Body(string file)
    {
        try
        {
            return File.ReadAllBytes(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UsageException($"cannot read {file}");
        }
    }
}
