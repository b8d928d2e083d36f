using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace WeatherHub.Lab.Drills.Framework;

/// <summary>What drills measured, for documents that quote it.</summary>
internal static class ResultsFile
{
    private static readonly JsonSerializerOptions Shape = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static async Task WriteAsync(string file, IReadOnlyList<Result> results, int seed, DateTimeOffset now)
    {
        var page = new
        {
            date = $"{now:yyyy-MM-dd}",
            commit = Commit(),
            cores = Environment.ProcessorCount,
            seed,
            closing = Runner.Closing(results),
            drills = results.Select(result => new
            {
                id = result.Drill.Id,
                fault = result.Drill.Fault,
                promise = result.Drill.Promise,
                outcome = result.IsSkipped ? "skipped" : result.HasPassed ? "passed" : "failed",
                because = result.SkippedBecause ?? result.Trouble,
                findings = result.Findings.Select(finding => new
                {
                    name = finding.Bar.Name,
                    measured = Math.Round(finding.Measured, 2),
                    bar = $"{(finding.Bar.IsFloor ? "≥" : "≤")} {Finding.Shown(finding.Bar.Limit)}",
                    unit = finding.Bar.Unit,
                    control = finding.Control,
                    asItMustBe = finding.IsAsItMustBe,
                }),
            }),
        };
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(page, Shape) + "\n");
    }

    private static string Commit()
    {
        try
        {
            using var git = Process.Start(new ProcessStartInfo("git", "rev-parse --short HEAD")
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = AppContext.BaseDirectory,
            });
            var said = git!.StandardOutput.ReadToEnd().Trim();
            return said.Length > 0 ? said : "unknown";
        }
        catch (Exception exception) when (exception is System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            return "unknown";
        }
    }
}
