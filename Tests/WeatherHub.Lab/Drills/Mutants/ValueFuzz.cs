using System.Text.Json;
using WeatherHub.Lab.Drills.Oracle;
using WeatherHub.Weather.Geography;
using WeatherHub.Weather.Reports;

namespace WeatherHub.Lab.Drills.Mutants;

/// <summary>What vendors say of one place at one time, made impossible again and again, and what the hub's own code makes of it.</summary>
/// <param name="place">Where.</param>
/// <param name="bodies">What was really said.</param>
/// <param name="at">When.</param>
internal sealed class ValueFuzz(Coordinates place, IReadOnlyList<Recorded> bodies, DateTimeOffset at)
{
    /// <summary>Where each vendor that has plain columns says its temperature.</summary>
    private static readonly Dictionary<string, string> Temperatures = new(StringComparer.Ordinal)
    {
        ["forecast"] = "temperature_2m",
        ["locationforecast-complete"] = "air_temperature",
        ["locationforecast-compact"] = "air_temperature",
        ["weather"] = "temperature",
    };

    private int payloads;
    private int read;
    private int answers;
    private int offences;
    private int exceptions;
    private int dropped;
    private int silent;

    /// <summary>Bodies that were read.</summary>
    internal int Payloads => payloads;

    /// <summary>Those of which something could be used.</summary>
    internal int Read => read;

    /// <summary>Answers that were made of them.</summary>
    internal int Answers => answers;

    /// <summary>Values in answers that cannot be.</summary>
    internal int Offences => offences;

    /// <summary>Times that something was thrown.</summary>
    internal int Exceptions => exceptions;

    /// <summary>Whole columns of sentinels that had to be dropped.</summary>
    internal int Dropped => dropped;

    /// <summary>Those of which the answer did not say so, or for whose values the vendor was named all the same.</summary>
    internal int Silent => silent;

    /// <summary>Every body is made impossible in its own way, and one answer is made of all.</summary>
    internal void One(Random random)
    {
        try
        {
            // One in four has a vendor whose temperatures are all one sentinel, so that what must be said of it is known.
            var mute = random.Next(4) == 0
                ? bodies.Where(body => Temperatures.ContainsKey(body.Endpoint))
                .ElementAt(random.Next(bodies.Count(body => Temperatures.ContainsKey(body.Endpoint))))
                : null;
            List<Report> reports = [];
            foreach (var body in bodies)
            {
                Interlocked.Increment(ref payloads);
                var bytes = body == mute
                    ? body.Body.Column(Temperatures[body.Endpoint], random.Next(2) == 0 ? "-999" : "9999")
                    : body.Body.Any(random);
                if (InProcessHub.Read(body, bytes, at) is not { } report) continue;
                Interlocked.Increment(ref read);
                if (!reports.Exists(other => other.Provider == report.Provider && other.Kind == report.Kind)) reports.Add(report);
            }

            if (reports.Count == 0) return;
            using var answer = JsonDocument.Parse(InProcessHub.Answer(place, reports, at));
            Interlocked.Increment(ref answers);
            Interlocked.Add(ref offences, PhysicalBounds.Violations(answer.RootElement));
            if (mute is null) return;
            Interlocked.Increment(ref dropped);
            if (!Admits(answer.RootElement, mute.Vendor)) Interlocked.Increment(ref silent);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            Interlocked.Increment(ref exceptions);
        }
    }

    /// <summary>The same values, put straight into an answer, past the hub's check of each.</summary>
    internal void Unchecked(Random random)
    {
        var reports = bodies.Select(body => InProcessHub.Read(body, body.Body.Whole, at)).OfType<Report>().Take(1).ToList();
        try
        {
            using var answer = JsonDocument.Parse(new ImpossibleBody(InProcessHub.Answer(place, reports, at)).Any(random));
            Interlocked.Add(ref offences, PhysicalBounds.Violations(answer.RootElement));
        }
        catch (JsonException)
        {
            Interlocked.Increment(ref exceptions);
        }
    }

    /// <summary>
    /// Whether the answer says that the vendor's temperatures were dropped, and does not count it among those who said them.
    /// </summary>
    private static bool Admits(JsonElement answer, string vendor)
    {
        var warned = answer.GetProperty("status").GetProperty("warnings").EnumerateArray().Any(warning =>
            warning.GetProperty("code").ValueEquals("values_out_of_bounds") && warning.GetProperty("provider").ValueEquals(vendor));
        var named = answer.GetProperty("provenance").GetProperty("hourly").GetProperty("temperature").EnumerateArray()
            .Any(run => run.GetProperty("providers").EnumerateArray().Any(provider => provider.ValueEquals(vendor)));
        return warned && !named;
    }
}
