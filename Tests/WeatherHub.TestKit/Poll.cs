namespace WeatherHub.TestKit;

/// <summary>Waits for what becomes true in another process or on another thread.</summary>
public static class Poll
{
    // Ends a test that would never end. No result depends on it: a busy machine only takes longer.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(2);

    /// <summary>Checks a condition until it holds.</summary>
    public static Task UntilAsync(Func<bool> holds) => UntilAsync(() => Task.FromResult(holds()));

    /// <inheritdoc cref="UntilAsync(Func{bool})"/>
    public static async Task UntilAsync(Func<Task<bool>> holds)
    {
        ArgumentNullException.ThrowIfNull(holds);
        using var limit = new CancellationTokenSource(Limit);
        while (!await holds()) await Task.Delay(Interval, TimeProvider.System, limit.Token);
    }
}
