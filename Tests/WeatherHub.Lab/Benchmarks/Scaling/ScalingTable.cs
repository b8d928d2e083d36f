using System.Globalization;
using System.Text;
using WeatherHub.Lab.Benchmarks.Reporting;

namespace WeatherHub.Lab.Benchmarks.Scaling;

/// <summary>What fleets of several sizes do and cost, as tables of a page.</summary>
internal static class ScalingTable
{
    internal static readonly Block Block = new("scaling", "written by lab bench from docs/performance.json, see Tests/WeatherHub.Lab");

    /// <summary>US dollars for a core and an hour, as large providers of virtual machines take.</summary>
    internal const double CoreHour = 0.05;

    private const double SecondsADay = 86_400;
    private const double Usual = 15;
    private const double Mebibyte = 1024 * 1024;
    private static readonly int[] Numbers = [100, 10_000, 1_000_000];
    private static readonly double[] Minutes = [5, 15, 60];
    private static readonly (int Replicas, double PerSecond, int Places)[] Fleets =
        [(1, 100, 10_000), (3, 1_000, 100_000), (10, 10_000, 1_000_000), (100, 100_000, 1_000_000)];

    /// <summary>The page with the tables between its comments; null for a page that has no such part.</summary>
    internal static string? Written(string page, BenchRun run) => Block.Written(page, Page(MeasuredCosts.Of(run), run.Measured.Date));

    internal static string Page(MeasuredCosts? costs, string date)
    {
        if (costs is null) return "The benchmark was not run whole.\n";
        var page = new StringBuilder();
        Add($"""
            A request costs {Figure.Number(costs.Memory)} µs of a processor from memory, {Figure.Number(costs.Redis)} µs when the
            response is taken from Redis, and {Figure.Number(costs.New)} µs, {Figure.Number(costs.Calls)} calls of vendors and
            {Figure.Number(costs.Commands)} commands in Redis when it is made (those that scripts run included). A place takes
            {Figure.Number(costs.Bytes)} bytes of Redis ({Figure.Number(costs.Bytes * 1e6 / Mebibyte / 1024)} GiB for a million).
            Measured {date}.

            ### Requests that reach no vendor, by places and lifetimes

            One replica, 100 requests a second:

            """);
        Add($"| places | {string.Join(" | ", Minutes.Select(minutes => $"{minutes:0} min"))} |");
        Add($"|---|{string.Concat(Minutes.Select(_ => "---|"))}");
        foreach (var places in Numbers)
            Add($"| {Whole(places)} | {string.Join(" | ", Minutes.Select(minutes => Percent(Of(100, places, minutes, 1))))} |");
        Add($"""

            ### Fleets

            Responses live for {Usual:0} minutes:

            """);
        string[] columns =
        [
            "replicas", "requests a second", "places", "from memory", "from Redis", "made", "calls of vendors a day",
            "commands in Redis a second", "cores in use", "US$ for a million requests",
        ];
        Add($"| {string.Join(" | ", columns)} |");
        Add($"|{string.Concat(columns.Select(_ => "---|"))}");
        foreach (var (replicas, rate, places) in Fleets)
        {
            var load = Of(rate, places, Usual, replicas);
            var cores = (load.FromMemory * costs.Memory + load.FromRedis * costs.Redis + load.New * costs.New) / 1e6;
            Add($"| {replicas} | {Whole(rate)} | {Whole(places)} | {Share(load.FromMemory, load)} | {Share(load.FromRedis, load)} | "
                + $"{Share(load.New, load)} | {Whole(load.New * costs.Calls * SecondsADay)} | "
                + $"{Whole(load.FromRedis + load.New * costs.Commands)} | {Figure.Number(cores)} | "
                + $"{Money(cores / rate * 1e6 / 3600 * CoreHour)} |");
        }

        return page.ToString();

        void Add(string text) => page.Append(text).Append('\n');
    }

    private static FleetLoad Of(double rate, int places, double minutes, int replicas) =>
        FleetLoad.Of(new Fleet(rate, places, TimeSpan.FromMinutes(minutes), replicas));

    private static string Percent(FleetLoad load) => Share(load.All - load.New, load);

    private static string Share(double part, FleetLoad load) =>
        string.Create(CultureInfo.InvariantCulture, $"{100 * part / load.All:0.0} %");

    private static string Money(double dollars) => dollars.ToString("0.0000", CultureInfo.InvariantCulture);

    private static string Whole(double value) => value.ToString("#,0", CultureInfo.InvariantCulture);
}
