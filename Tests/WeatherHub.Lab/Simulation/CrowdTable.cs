namespace WeatherHub.Lab.Simulation;

/// <summary>Vendor calls in an hour for so many callers and replicas: the figure that must not grow with either.</summary>
internal static class CrowdTable
{
    /// <summary>How many ask, one request a second each.</summary>
    public static readonly int[] Callers = [1, 10, 100, 1_000];

    /// <summary>How many answer.</summary>
    public static readonly int[] Replicas = [1, 2, 3];

    // Few enough that even one caller comes by each place within every freshness.
    private const int Places = 8;
    private const double Hours = 24;

    /// <summary>One row for each of <see cref="Callers"/>, one column for each of <see cref="Replicas"/>.</summary>
    public static IReadOnlyList<IReadOnlyList<double>> Of(Scenario scenario) =>
    [
        .. from callers in Callers
           select (IReadOnlyList<double>)
           [
               .. from replicas in Replicas
                  select Prediction.Of(scenario with { Places = Atlas.Places(Places, scenario.Seed), Zipf = 0, Rate = callers, Replicas = replicas, Hours = Hours }).CallsPerHour,
           ],
    ];
}
