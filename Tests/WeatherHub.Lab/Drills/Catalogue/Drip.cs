using WeatherHub.Lab.Drills.Framework;
using WeatherHub.Lab.Drills.Load;
using WeatherHub.Lab.Drills.Proxy;

namespace WeatherHub.Lab.Drills.Catalogue;

/// <summary>F11.</summary>
internal static class Drip
{
    private const double Attempt = 2;

    internal static readonly Drill Drill = new("F11", "a vendor's body drips, a byte every 200 ms", "it is cut at the attempt's deadline, and the rest answer", RunAsync)
    {
        WithEveryChange = false,
    };

    private static async Task RunAsync(Stage stage)
    {
        await stage.OpenAsync();
        var drip = stage.Between("met-norway");
        drip.Set(Direction.Down, new Slicer(1, TimeSpan.FromMilliseconds(200)));
        var cut = Bar.AtMost("the longest that a dripping connection was held", (Attempt * 1000) + 600, "ms");
        stage.Say($"an attempt may take {Attempt * 1000:0} ms");

        var (held, answers) = await LoadAsync(["Hub:Transport:AttemptTimeout=00:00:02"]);
        stage.Tell(answers);
        stage.Holds(Bars.NotGood, answers.NotGood);
        stage.Holds(Bars.Wrong, await stage.WrongAsync(answers));
        stage.Holds(cut, held);
        var (longer, _) = await LoadAsync(["Hub:Transport:AttemptTimeout=00:01:00", "Hub:Transport:TotalTimeout=00:01:00", "Hub:FanOut:FetchTimeout=00:01:00"]);
        stage.Breaks(cut, longer, "attempts may take a minute");

        async Task<(double Held, Answers Answers)> LoadAsync(string[] settings)
        {
            var hub = await stage.ReplicaAsync(settings);
            drip.Lifetimes.Clear();
            var load = await stage.Asker.InTurnAsync(stage.NewPlaces(9), _ => hub, stage.Over);
            await stage.PauseAsync(Attempt + 2);
            var longest = drip.Longest;
            await hub.DisposeAsync();
            return (longest.TotalMilliseconds, load);
        }
    }
}
