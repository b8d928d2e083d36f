namespace WeatherHub.Api.Hosting;

/// <summary>Runs a program to its exit code: 0 when it was told to stop, 1 with a line for each reason when it cannot go on.</summary>
internal static class Execution
{
    /// <summary>Runs it.</summary>
    /// <param name="program">The program; ends when the process is told to stop.</param>
    /// <param name="errors">Where reasons are written.</param>
    public static async Task<int> RunAsync(Func<Task> program, TextWriter errors)
    {
        try
        {
            await program();
            return 0;
        }
        catch (OperationCanceledException)
        {
            // Told to stop while it was still starting, or before the last request had ended.
            return 0;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException and not HostAbortedException)
        {
            foreach (var reason in StartupException.ReasonsOf(exception)) await errors.WriteLineAsync($"error: {reason}");
            return 1;
        }
    }
}
