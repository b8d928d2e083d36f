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
        "TRUTH", "a million answers, half of them while vendors break and hours pass", "none is of another place, hour or unit, or lies about its age", RunAsync)
    {
        Needs = [Programs.Redis],
        WithEveryChange = false,
    };

    private static async Task RunAsync(Stage stage)
    {
        await stage.OpenAsync(redis: true);

        // Refusals for want of a processor are another drill's.
        var hubs = await stage.FleetAsync(3, ["Hub:Admission:Enabled=false"], clocked: true);
        var places = stage.NewPlaces(80);
        await stage.WarmAsync(places, hubs);
        stage.Asker.Judge = stage.Oracle.WrongAsync;
        stage.Oracle.Tolerance = 5;
        var (began, count, notGood, wrong) = (stage.Clock.GetTimestamp(), 0, 0, new List<string>());
        for (var round = 0; round < Rounds; round++)
        {
            // Clocks move between rounds, so that no answer is under way and the hour that is right is one.
            if (round >= Rounds / 2) await BreakSomeAsync(stage);
            await stage.AdvanceAsync(Step, hubs);
            var answers = await stage.Asker.RoundAsync(stage.Sizes.Answers / Rounds, AtOnce, number => Question(number, round), stage.Over);
            (count, notGood) = (count + answers.Good, notGood + answers.NotGood);
            wrong.AddRange(from answer in answers.All where answer.Wrong is not null select $"{answer.Place.Query}{answer.Wanted}: {answer.Wrong}");
            if (round == Rounds / 2 - 1 || round == Rounds - 1)
                stage.Say($"{count} answers after {stage.Clock.GetElapsedTime(began).TotalSeconds:0} s; {(round < Rounds / 2 ? "now vendors break" : answers)}");
        }

        foreach (var complaint in wrong.Take(3)) stage.Say($"wrong: {complaint}");
        stage.Holds(Bars.NotGood, notGood);
        stage.Holds(Bars.Wrong, wrong.Count);
        stage.Holds(Bar.AtLeast("answers checked", stage.Sizes.Answers / Rounds * Rounds, "answers"), count);

        await stage.Vendors.HealAllAsync();
        await ControlAsync(stage, places, hubs[0]);

        (Place Place, string Wanted, Replica Replica) Question(int number, int round)
        {
            var mixed = number + 7 * round;
            return (places[mixed % places.Length], Questions[mixed / places.Length % Questions.Length], hubs[mixed % hubs.Length]);
        }
    }

    private static async Task BreakSomeAsync(Stage stage)
    {
        await stage.Vendors.HealAllAsync();
        var broken = Vendors.All.Where(_ => stage.Random.Next(2) == 0).ToList();
        foreach (var (id, _) in broken) await stage.Vendors.FailAsync(id, VendorFaults.Any(stage.Random));
    }

    /// <summary>The same judge, given the weather of the next cell and of the next hour: it must object to every single answer.</summary>
    private static async Task ControlAsync(Stage stage, Place[] places, Replica hub)
    {
        stage.Asker.Judge = null;
        await stage.PauseAsync(5);
        await stage.WarmAsync(places, [hub]);
        var answers = await stage.Asker.RoundAsync(places.Length * Questions.Length, 4, number => (places[number % places.Length], Questions[number / places.Length], hub), stage.Over);
        var (right, nextCell, nextHour) = (0, 0, 0);
        foreach (var answer in answers.All.Where(answer => answer.IsGood))
        {
            var neighbour = answer.Place with { Longitude = answer.Place.Longitude + 1 };
            if (await stage.Oracle.ValuesAsync(answer, answer.Place, 0) is null) right++;
            if (await stage.Oracle.ValuesAsync(answer, neighbour, 0) is not null) nextCell++;
            if (await stage.Oracle.ValuesAsync(answer, answer.Place, 1) is not null) nextHour++;
        }

        stage.Say($"{answers.Good} answers held against other weather; {right} of them are right where and when they were given");
        stage.Breaks(Bars.Wrong, nextCell, "held against the weather of the next cell");
        stage.Breaks(Bars.Wrong, nextHour, "held against the weather of the next hour");
        stage.Holds(Bar.AtLeast("of those, found wrong", 100, "%"), 100.0 * Math.Min(nextCell, nextHour) / right);
    }
}
