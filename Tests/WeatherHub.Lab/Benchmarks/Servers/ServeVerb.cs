using System.CommandLine;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;

namespace WeatherHub.Lab.Benchmarks.Servers;

/// <summary>The programs that benchmarks start beside the hub. Not for people, and not in the help.</summary>
internal static class ServeVerb
{
    internal const string Bare = "bare";
    internal const string OutputCache = "output-cache";
    internal const string Objects = "objects";
    internal const string Vendors = "vendors";

    internal static Command Create(TimeProvider clock)
    {
        var kind = new Argument<string>("KIND") { Description = "which program" };
        var files = Text("--files", "FOLDER", "the responses to give", "");
        var from = Text("--from", "URL", "the vendors to record", "");
        var latency = Text("--latency", "MS", "how long vendors take: for all, or vendor=milliseconds with commas between them", "0");
        var port = Options.Whole("--port", "where to listen", 0, 0, 65535);
        var verb = new Command("serve", "runs a program that benchmarks compare with") { kind, files, from, latency, port };
        verb.Hidden = true;
        verb.SetAction(async (call, stop) =>
        {
            await using var app = Choose(call.GetRequiredValue(kind));
            await app.StartAsync(stop);
            await call.InvocationConfiguration.Output.WriteLineAsync($"Now listening on: {app.Urls.First()}");
            await app.WaitForShutdownAsync(stop);
            return 0;

            WebApplication Choose(string which) => which switch
            {
                Bare => ReferenceServers.Bare(Stored(), call.GetValue(port)),
                OutputCache => ReferenceServers.OutputCache(Stored(), call.GetValue(port)),
                Objects => ReferenceServers.Objects(Stored(), call.GetValue(port)),
                Vendors => new VendorReplay(call.GetRequiredValue(from), Latency(call.GetRequiredValue(latency)), clock)
                    .Create(call.GetValue(port)),
                _ => throw new UsageException($"KIND must be {Bare}, {OutputCache}, {Objects} or {Vendors}, not '{which}'"),
            };

            StoredResponses Stored() => StoredResponses.From(call.GetRequiredValue(files));
        });
        return verb;
    }

    private static Option<string> Text(string name, string form, string purpose, string usual) =>
        new(name) { HelpName = form, Description = purpose, DefaultValueFactory = _ => usual };

    private static Func<string, TimeSpan> Latency(string text)
    {
        var byVendor = text.Split(',').Select(part => part.Split('='))
            .ToDictionary(part => part.Length == 2 ? part[0] : "", part => double.Parse(part[^1], CultureInfo.InvariantCulture));
        return vendor => TimeSpan.FromMilliseconds(byVendor.GetValueOrDefault(vendor, byVendor.GetValueOrDefault("")));
    }
}
