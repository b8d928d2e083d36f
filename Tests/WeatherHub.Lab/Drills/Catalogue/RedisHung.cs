using WeatherHub.Lab.Drills.Framework;
using WeatherHub.Lab.Drills.Load;
using WeatherHub.Lab.Drills.Oracle;
using WeatherHub.Lab.Drills.Processes;

namespace WeatherHub.Lab.Drills.Catalogue;

/// <summary>F20.</summary>
internal static class RedisHung
{
    private const int Rounds = 3;
    private const int Calls = 12;

    internal static readonly Drill Drill = new("F20", "Redis stands still with its connections open", "the first call costs its deadline, the following next to nothing", RunAsync)
    {
        Needs = [Programs.Redis],
        WithEveryChange = false,
    };

    private static async Task RunAsync(Stage stage)
    {
        await stage.OpenAsync(redis: true);
        var hub = await stage.ReplicaAsync(["Hub:Reports:SharedDeadline=00:00:00.050"]);
        await stage.WarmAsync(stage.NewPlaces(20), [hub]);
        List<Answer> all = [];
        var (calm, first, then, threads) = await RoundsAsync(stage, hub, all);
        var answers = new Answers(all);
        stage.Say($"{answers.Count} answers: {answers}; control run {calm:0.#} ms; threads grew by {threads}");
        stage.Holds(Bars.NotGood, answers.NotGood);
        stage.Holds(Bars.Wrong, await stage.WrongAsync(answers));

        // 50 ms are a look's deadline; a timer and a busy machine add theirs.
        var cost = Bar.AtMost("first call beyond the control run, median", 50 + Math.Max(15, calm), "ms");
        stage.Holds(cost, first - calm);
        stage.Holds(Bar.AtMost("following calls beyond the control run, median", Math.Max(1, calm / 2), "ms"), then - calm);
        stage.Holds(Bar.AtMost("threads more than before", 16, "threads"), threads);

        var patient = await stage.ReplicaAsync(["Hub:Reports:SharedDeadline=00:00:01", "Hub:Reports:SharedBreak=00:00:00.500"]);
        await stage.WarmAsync(stage.NewPlaces(20), [patient]);
        var (calmer, slower, _, _) = await RoundsAsync(stage, patient, []);
        stage.Breaks(cost, slower - calmer, "a look may take a second");
    }

    private static async Task<(double Calm, double First, double Then, int Threads)> RoundsAsync(Stage stage, Replica hub, List<Answer> all)
    {
        List<double> calm = [], first = [], then = [];
        var threads = hub.Process.Threads;
        var most = threads;
        for (var round = 0; round < Rounds; round++)
        {
            calm.AddRange(await OneByOneAsync(Calls));
            stage.Redis!.Process.Freeze();
            first.AddRange(await OneByOneAsync(1));
            then.AddRange(await OneByOneAsync(Calls));
            most = Math.Max(most, hub.Process.Threads);
            stage.Redis.Process.Continue();

            // Until the replica looks there again.
            await stage.PauseAsync(3);
            await OneByOneAsync(3);
        }

        return (Quantiles.Median(calm), Quantiles.Median(first), Quantiles.Median(then), most - threads);

        async Task<List<double>> OneByOneAsync(int count)
        {
            List<double> took = [];
            for (var call = 0; call < count; call++)
            {
                var answer = await stage.Asker.AskAsync(stage.NewPlace(), [hub], stage.Over);
                all.Add(answer);
                took.Add(answer.Milliseconds);
            }

            return took;
        }
    }
}
