using System.Diagnostics;

namespace WeatherHub.Lab.Drills.Processes;

/// <summary>Redis's own command line.</summary>
internal static class RedisCli
{
    /// <summary>Feeds it commands and gives its answers, line by line.</summary>
    internal static async Task<string[]> FeedAsync(RedisStore store, IEnumerable<string> commands, CancellationToken cancellationToken)
    {
        using var tool = Process.Start(new ProcessStartInfo(Programs.RedisCli, ["-h", "127.0.0.1", "-p", $"{store.Port}"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        try
        {
            var answers = tool.StandardOutput.ReadToEndAsync(cancellationToken);
            foreach (var command in commands) await tool.StandardInput.WriteLineAsync(command.AsMemory(), cancellationToken);
            tool.StandardInput.Close();
            await tool.WaitForExitAsync(cancellationToken);
            return (await answers).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        }
        finally
        {
            if (!tool.HasExited) tool.Kill();
        }
    }

    /// <summary>A text as one word of a command.</summary>
    internal static string Quoted(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
