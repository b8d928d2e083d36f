using System.CommandLine;
using System.Globalization;
using WeatherHub.Lab.Drills.Processes;
using WeatherHub.Lab.Simulation;
using WeatherHub.Weather.Geography;

namespace WeatherHub.Lab.Crowds;

/// <summary>Measures on real processes that vendor calls grow neither with callers nor with replicas, and whether the simulation had it right.</summary>
internal static class TableVerb
{
    private const int Controls = 10;

    // Not a divisor of any freshness, so that it does not matter how many seconds into a round a report was fetched.
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(7);

    // Where three, three and two vendors are asked.
    private static readonly Coordinates[] Places = [new(52.52, 13.40), new(40.71, -74.01), new(35.68, 139.69)];

    internal static Command Create(TimeProvider clock, Progress progress)
    {
        var hours = Options.Whole("--hours", "simulated hours", 1, 1, 24);
        var callers = Numbers("--callers", "sizes of the crowd", CrowdTable.Callers, 2_000);
        var replicas = Numbers("--replicas", "sizes of the fleet", CrowdTable.Replicas, 5);
        const string Purpose = "measures vendor calls for callers x replicas over simulated hours, beside what is predicted; needs redis-server";
        var verb = new Command("table", Purpose)
        {
            hours, callers, replicas,
        };
        verb.SetAction(async (call, stop) =>
        {
            if (!Programs.IsInstalled(Programs.Redis)) throw new UsageException($"{Programs.Redis} is not installed");
            var rounds = 1 + (int)(TimeSpan.FromHours(call.GetValue(hours)) / Step);
            var page = new TablePage(call.InvocationConfiguration.Output, Panel.Of(Endpoints.Freshness));
            using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
            over.CancelAfter(TimeSpan.FromMinutes(15));
            var fleets = progress.Over(call.GetRequiredValue(replicas), many => $"{many} replicas");
            await MeasureAsync(page, rounds, call.GetRequiredValue(callers), fleets, clock, over.Token);
            return page.End() ? 0 : Verbs.Failed;
        });
        return verb;
    }

    private static async Task MeasureAsync(
        TablePage page, int rounds, IReadOnlyList<int> callers, IEnumerable<int> fleets, TimeProvider clock, CancellationToken cancellationToken)
    {
        page.Begin(Places.Length, rounds, Step);
        var last = 1;
        foreach (var many in fleets)
        {
            await using var fleet = await CrowdFleet.StartAsync(many, redis: true, clock, cancellationToken);
            foreach (var crowd in callers)
                page.Cell(await Crowd.AskAsync(fleet, new Rounds(Places, Step, rounds, crowd, many), clock, cancellationToken));
            last = many;
        }

        page.Equal();
        await using var apart = await CrowdFleet.StartAsync(last, redis: false, clock, cancellationToken);
        page.Control(await Crowd.AskAsync(apart, new Rounds(Places, Step, rounds, Controls, last), clock, cancellationToken));
    }

    private static Option<IReadOnlyList<int>> Numbers(string name, string purpose, IReadOnlyList<int> usual, int most) =>
        Options.List(name, "N,…", purpose, $"whole numbers from 1 to {most} with commas between them", usual, (text, out number) =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= 1 && number <= most);
}
