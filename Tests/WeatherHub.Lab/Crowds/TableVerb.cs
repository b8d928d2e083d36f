using System.Globalization;
using WeatherHub.Lab.Drills.Processes;
using WeatherHub.Lab.Simulation;
using WeatherHub.Weather.Geography;

namespace WeatherHub.Lab.Crowds;

/// <summary>Measures on real processes that vendor calls grow neither with callers nor with replicas, and whether the simulation had it right.</summary>
internal static class TableVerb
{
    private const int AllHold = 0;
    private const int SomeFail = 1;
    private const int Controls = 10;

    internal static readonly Verb Verb = new(
        "table",
        "[--hours N] [--callers N,…] [--replicas N,…]",
        "measures vendor calls for callers x replicas over simulated hours, beside what is predicted; needs redis-server and a built sandbox",
        Run);

    // Not a divisor of any freshness, so that it does not matter how many seconds into a round a report was fetched.
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(7);

    // Where three, three and two vendors are asked.
    private static readonly Coordinates[] Places = [new(52.52, 13.40), new(40.71, -74.01), new(35.68, 139.69)];

    private static int Run(Arguments arguments)
    {
        arguments.Allow("hours", "callers", "replicas");
        if (arguments.Words.Count > 0) throw new UsageException($"{arguments.Words[0]} is one word too many");
        if (!Programs.IsInstalled(Programs.Redis)) throw new UsageException($"{Programs.Redis} is not installed");
        var rounds = 1 + (int)(TimeSpan.FromHours(Numbers(arguments, "hours", [1], 24)[0]) / Step);
        var callers = Numbers(arguments, "callers", CrowdTable.Callers, 2_000);
        var replicas = Numbers(arguments, "replicas", CrowdTable.Replicas, 5);
        return RunAsync(arguments, rounds, callers, replicas).GetAwaiter().GetResult();
    }

    private static async Task<int> RunAsync(Arguments arguments, int rounds, int[] callers, int[] replicas)
    {
        using var over = new CancellationTokenSource(TimeSpan.FromMinutes(15), arguments.Clock);
        var page = new TablePage(arguments.Output, Panel.Of(Endpoints.Freshness));
        page.Begin(Places.Length, rounds, Step);
        foreach (var many in replicas)
        {
            await using var fleet = await CrowdFleet.StartAsync(many, redis: true, arguments.Clock, over.Token);
            foreach (var crowd in callers)
                page.Cell(await Crowd.AskAsync(fleet, new Rounds(Places, Step, rounds, crowd, many), arguments.Clock, over.Token));
        }

        page.Equal();
        await using (var apart = await CrowdFleet.StartAsync(replicas[^1], redis: false, arguments.Clock, over.Token))
            page.Control(await Crowd.AskAsync(apart, new Rounds(Places, Step, rounds, Controls, replicas[^1]), arguments.Clock, over.Token));
        return page.End() ? AllHold : SomeFail;
    }

    private static int[] Numbers(Arguments arguments, string name, int[] usual, int most)
    {
        if (arguments.Option(name) is not { } text) return usual;
        int[] numbers = [.. text.Split(',').Select(word => int.TryParse(word, CultureInfo.InvariantCulture, out var number) ? number : 0)];
        return numbers.All(number => number >= 1 && number <= most) ? numbers : throw new UsageException($"--{name} must be whole numbers from 1 to {most}");
    }
}
