using WeatherHub.Lab.Drills.Framework;
using WeatherHub.Lab.Drills.Oracle;
using WeatherHub.Lab.Drills.Processes;

namespace WeatherHub.Lab.Drills.Catalogue;

/// <summary>So many answers as no person could read, every one of them read: half of them while vendors break and clocks run.</summary>
internal static class TrueAnswers
{
    private const int AtOnce = 16;
    private const int Rounds = 40;
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(10);

    // Enough hours that nobody's weather looks like another's, and few enough columns that a million can be read.
    private static readonly string[] Questions =
    [
        "&hours=12&include=hourly&fields=hourly.temperature,hourly.pressureMsl",
        "&hours=12&include=hourly&fields=hourly.temperature,hourly.pressureMsl,hourly.windSpeed&units=us",
        "&hours=16&include=hourly&fields=hourly.temperature,hourly.pressureMsl&units=uk",
        "&hours=24&include=hourly&fields=hourly.temperature,hourly.pressureMsl,hourly.windSpeed&units=metric",
    ];

    internal static readonly Drill Drill = new(
        "TRUTH", "a million answers, half of them while vendors break and hours pass",
        "none is of another place, hour or unit, or lies about its age", RunAsync)
    {
        Needs = [Programs.Redis],
        WithEveryChange = false,
    };

    private static async Task RunAsync(DrillContext context)
    {
        await context.OpenAsync(redis: true);

        // Refusals for want of a processor are another drill's.
        var hubs = await context.FleetAsync(3, ["Hub:Admission:Enabled=false"], clocked: true);
        var places = context.NewPlaces(80);
        await context.WarmAsync(places, hubs);
        context.Load.Judge = context.Oracle.WrongAsync;
        context.Oracle.Tolerance = 5;
        var (began, count, notGood, wrong) = (context.Clock.GetTimestamp(), 0, 0, new List<string>());
        for (var round = 0; round < Rounds; round++)
        {
            // Clocks move between rounds, so that no answer is under way and the hour that is right is one.
            if (round >= Rounds / 2) await BreakSomeAsync(context);
            await context.AdvanceAsync(Step, hubs);
            var answers = await context.Load.RoundAsync(
                context.Sizes.Answers / Rounds, AtOnce, number => Question(number, round), context.Over);
            (count, notGood) = (count + answers.Good, notGood + answers.NotGood);
            wrong.AddRange(
                from answer in answers.All where answer.Wrong is not null select $"{answer.Place.Query}{answer.Wanted}: {answer.Wrong}");
            if (round == Rounds / 2 - 1 || round == Rounds - 1)
                context.Log(
                    $"{count} answers after {context.Clock.GetElapsedTime(began).TotalSeconds:0} s; "
                    + $"{(round < Rounds / 2 ? "now vendors break" : answers)}");
        }

        foreach (var complaint in wrong.Take(3)) context.Log($"wrong: {complaint}");
        context.Holds(SharedBars.NotGood, notGood);
        context.Holds(SharedBars.Wrong, wrong.Count);
        context.Holds(Bar.AtLeast("answers checked", context.Sizes.Answers / Rounds * Rounds, "answers"), count);

        await context.Vendors.HealAllAsync();
        await ControlAsync(context, places, hubs[0]);

        (Place Place, string Wanted, Replica Replica) Question(int number, int round)
        {
            var mixed = number + 7 * round;
            return (places[mixed % places.Length], Questions[mixed / places.Length % Questions.Length], hubs[mixed % hubs.Length]);
        }
    }

    private static async Task BreakSomeAsync(DrillContext context)
    {
        await context.Vendors.HealAllAsync();
        var broken = Vendors.All.Where(_ => context.Random.Next(2) == 0).ToList();
        foreach (var (id, _) in broken) await context.Vendors.FailAsync(id, VendorFaults.Any(context.Random));
    }

    /// <summary>The same judge, given the weather of the next cell and of the next hour: it must object to every single answer.</summary>
    private static async Task ControlAsync(DrillContext context, Place[] places, Replica hub)
    {
        context.Load.Judge = null;
        await context.PauseAsync(5);
        await context.WarmAsync(places, [hub]);
        var answers = await context.Load.RoundAsync(
            places.Length * Questions.Length, 4, number =>
            (places[number % places.Length], Questions[number / places.Length], hub), context.Over);
        var (right, nextCell, nextHour) = (0, 0, 0);
        foreach (var answer in answers.All.Where(answer => answer.IsGood))
        {
            var neighbour = answer.Place with { Longitude = answer.Place.Longitude + 1 };
            if (await context.Oracle.ValuesAsync(answer, answer.Place, 0) is null) right++;
            if (await context.Oracle.ValuesAsync(answer, neighbour, 0) is not null) nextCell++;
            if (await context.Oracle.ValuesAsync(answer, answer.Place, 1) is not null) nextHour++;
        }

        context.Log($"{answers.Good} answers held against other weather; {right} of them are right where and when they were given");
        context.Breaks(SharedBars.Wrong, nextCell, "held against the weather of the next cell");
        context.Breaks(SharedBars.Wrong, nextHour, "held against the weather of the next hour");
        context.Holds(Bar.AtLeast("of those, found wrong", 100, "%"), 100.0 * Math.Min(nextCell, nextHour) / right);
    }
}
