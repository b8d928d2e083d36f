using WeatherHub.Providers.Shared;
using WeatherHub.TestKit;
using WeatherHub.Weather.Providers;

namespace WeatherHub.Providers.Tests.Conformance;

public abstract partial class ConformanceSuite
{
    /// <summary>Four vendors make ten thousand.</summary>
    private const int Mutants = 2500;

    /// <summary>Of each endpoint, read from a stream as live answers are.</summary>
    private const int WireMutants = 150;

    [Test]
    public void Every_payload_is_listed_with_source_and_licence()
    {
        var rows = Payloads.Manifest(Folder);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(rows.Select(row => row.File).Order(), Is.EqualTo(Payloads.FilesOf(Folder)));
            Assert.That(rows.Select(row => row.Source), Has.All.Match("@|^written for the test after .+#"));
            Assert.That(rows.Select(row => row.Licence), Has.All.Match("^(MIT|Apache-2.0|BSD-|ISC|CC0|CC-BY-4.0|Public domain)"));
        }
    }

    [Test]
    public void Every_captured_payload_maps_or_is_refused_with_a_reason()
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var payload in Payloads.Of(Folder))
            {
                var reading = Recorded(payload.Endpoint, payload.Status, payload.Body, Now);
                Assert.That(reading.Known, payload.File);
                Assert.That(Fault(reading), Is.Null, payload.File);
                Assert.That(
                    reading.Fault is null,
                    Is.EqualTo(payload.Status == 200 && !payload.File.Contains("--no-")),
                    $"{payload.File}: {reading.Reason}");
            }
        }
    }

    [Test]
    public void No_mutant_of_a_payload_lets_an_exception_out_or_a_lie_in()
    {
        var payloads = Payloads.Of(Folder);
        for (var p = 0; p < payloads.Count; p++)
        {
            var payload = payloads[p];
            var mutator = new PayloadMutator(payload.Body, seed: p + 1);
            for (var i = 0; i <= Mutants / payloads.Count; i++)
            {
                var mutant = mutator.Next();
                try
                {
                    if (Fault(Recorded(payload.Endpoint, payload.Status, mutant, Now)) is { } lie)
                        Assert.Fail($"mutant {i} of {payload.File}: {lie}");
                }
                catch (Exception exception) when (exception is not ResultStateException)
                {
                    Assert.Fail($"mutant {i} of {payload.File}: {exception}");
                }
            }
        }
    }

    [Test]
    public async Task No_mutant_that_comes_over_the_wire_becomes_anything_but_a_report_or_a_fault()
    {
        var answers = new Dictionary<string, byte[]>();
        using var vendor = Host((request, _) => Task.FromResult(
            answers.TryGetValue(request.RequestUri!.AbsolutePath, out var body)
                ? new HttpResponseMessage { Content = new StreamContent(new MemoryStream(body)) }
                : new HttpResponseMessage(System.Net.HttpStatusCode.NotFound)));
        foreach (var product in Products(vendor))
        {
            foreach (var exchange in Exchanges(product)) answers[exchange.Path] = Payloads.Named(Folder, exchange.File).Body;
            foreach (var exchange in Exchanges(product))
            {
                var mutator = new PayloadMutator(answers[exchange.Path], seed: 17);
                var original = answers[exchange.Path];
                for (var i = 0; i < WireMutants; i++)
                {
                    answers[exchange.Path] = mutator.Next();
                    try
                    {
                        Assert.That(
                            ReportChecks.FirstFault(await vendor.Provider.ReportAsync(Query(product), default)),
                            Is.Null,
                            $"mutant {i} of {exchange.File}");
                    }
                    catch (ProviderFaultException fault)
                    {
                        Assert.That(fault.Message, Is.Not.Empty);
                    }
                }

                answers[exchange.Path] = original;
            }
        }
    }

    [Test]
    public void An_endpoint_that_is_not_used_is_not_known() =>
        Assert.That(Recorded("no-such-endpoint", 200, "{}"u8.ToArray(), Now), Is.EqualTo(new RecordedResult(false, null)));

    private RecordedResult Recorded(string endpoint, int status, ReadOnlyMemory<byte> body, DateTimeOffset at) =>
        OfNoCatalogue is { } own
            ? own.Read(endpoint, new RecordedResponse(status, body, at))
            : ProviderCatalog.MapRecorded(Id, endpoint, status, body, at);

    private static string? Fault(RecordedResult reading) => reading switch
    {
        { Report: { } report } => ReportChecks.FirstFault(report),
        { Fault: not null } => string.IsNullOrEmpty(reading.Reason) ? "refused without a reason" : null,
        _ => reading.Facts is null ? "neither report nor fault" : null,
    };
}
