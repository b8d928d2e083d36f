using WeatherHub.Lab.Drills.Framework;
using WeatherHub.Lab.Drills.Load;
using WeatherHub.Lab.Drills.Oracle;
using WeatherHub.Lab.Drills.Processes;

namespace WeatherHub.Lab.Drills.Catalogue;

/// <summary>F32. The replica has a processor core of its own, so that it is not the load that takes its time.</summary>
internal static class Overload
{
    private const int Core = 0;
    private const int Times = 5;
    private const double Usual = 0.5;
    private const int Places = 30;
    private const int OneStoredIn = 20;
    private const int PressedFor = 3;
    private const int CalmFor = 5;
    private const int PouredFor = 10;
    private const int FewestRounds = 4;
    private const int MostRounds = 12;
    private static readonly int[] Crowds = [1, 2, 4, 8];

    internal static readonly Drill Drill = new(
        "F32", $"callers want {Times} times what can be made", "as much is made as ever and as fast, the rest is refused at once, what is stored is served", RunAsync)
    {
        Needs = [Programs.TaskSet],
        WithEveryChange = false,
    };

    private static async Task RunAsync(Stage stage)
    {
        await stage.OpenAsync();
        using var elsewhere = Cores.KeepOff(Core);
        var hub = await stage.ReplicaAsync(core: Core);
        var rush = await RushAsync(stage, hub);
        var (crowd, peak) = await PeakAsync(stage, rush);
        var calls = (await stage.Vendors.CallsAsync()).Values.Sum();
        var calm = (await rush.PourAsync(peak * Usual, CalmFor, OneStoredIn)).Made;
        var (made, stored) = await rush.PourAsync(peak * Times, PouredFor, OneStoredIn);
        var dropped = stage.Clock.GetUtcNow();
        var after = (await rush.PourAsync(peak * Usual, CalmFor + 1, OneStoredIn)).Made;
        calls = (await stage.Vendors.CallsAsync()).Values.Sum() - calls;

        // A machine that others use too is slower one time than another: both sides of the load.
        peak = (peak + Rate(await rush.PressAsync(crowd, PressedFor), PressedFor)) / 2;
        var usual = (calm.Quantile(0.99) + after.Where(answer => answer.At > dropped.AddSeconds(1)).Quantile(0.99)) / 2;
        var (good, refused) = (made.Where(answer => answer.IsGood), made.Where(answer => answer.IsHonestRefusal));
        stage.Say($"at its peak {peak:0} answers/s, {crowd} at once; {made.Count / (double)PouredFor:0}/s wanted: {made}; {calls} calls of vendors");
        Show("usual", calm);
        Show("made under load", good);
        Show("refused", refused);
        Show("stored", stored);
        Show("made afterwards", after);

        var goodput = Bar.AtLeast($"answers made within {Rush.Patience.TotalSeconds:0} s, as a share of the peak", 0.9, "of it");
        stage.Holds(goodput, Rate(good, PouredFor) / peak);
        stage.Holds(Bar.AtMost($"made under load, p99 (usual {usual:0.#})", 2 * usual, "ms"), good.Quantile(0.99));
        stage.Holds(Bars.Broken, made.Broken);
        stage.Holds(Bar.AtMost("stored answers that were not served", 0, "answers"), stored.NotGood);
        stage.Holds(Bar.AtMost("refused later than after a second", 0, "answers"), refused.Where(answer => answer.Milliseconds > 1000).Count);
        var late = after.Where(answer => !answer.IsGood || answer.Milliseconds > 10 * usual).All;
        stage.Holds(Bar.AtMost("all well again after the load", 5, "s"), late.Select(answer => (answer.At - dropped).TotalSeconds).DefaultIfEmpty(0).Max());
        stage.Holds(Bars.Wrong, await WrongAsync(stage, [calm, made, stored, after]));

        await hub.DisposeAsync();
        var open = await stage.ReplicaAsync(["Hub:Admission:Enabled=false"], core: Core);
        var crushed = (await (await RushAsync(stage, open)).PourAsync(peak * Times, PouredFor, OneStoredIn)).Made;
        stage.Say($"nobody refused: {crushed}");
        stage.Breaks(goodput, Rate(crushed.Where(answer => answer.IsGood), PouredFor) / peak, "nobody is refused");

        void Show(string name, Answers answers) => stage.Say($"{name}: {answers.Count}; half within {answers.Median:0.#} ms, p99 {answers.Quantile(0.99):0.#} ms");
    }

    /// <summary>Callers of a replica that has every report they need and is as fast as it gets.</summary>
    private static async Task<Rush> RushAsync(Stage stage, Replica hub)
    {
        var places = stage.NewPlaces(Places);
        await stage.WarmAsync(places, [hub]);
        var rush = new Rush(stage.Asker, hub, places, stage.Clock, stage.Over);

        // A program that has just started is still being compiled; it counts as warm when it gets no faster any more.
        var (rate, before) = (0.0, 0.0);
        for (var round = 0; round < MostRounds && (round < FewestRounds || rate > 1.05 * before); round++)
            (before, rate) = (Math.Max(before, rate), Rate(await rush.PressAsync(Crowds[^1], PressedFor), PressedFor));
        return rush;
    }

    private static async Task<(int Crowd, double Peak)> PeakAsync(Stage stage, Rush rush)
    {
        List<(int Crowd, double Rate)> rates = [];
        foreach (var crowd in Crowds) rates.Add((crowd, Rate(await rush.PressAsync(crowd, PressedFor), PressedFor)));
        stage.Say($"so many at once, so many answers a second: {string.Join(", ", rates.Select(rate => $"{rate.Crowd}: {rate.Rate:0}"))}");
        return rates.MaxBy(rate => rate.Rate);
    }

    private static double Rate(Answers answers, double seconds) => answers.Good / seconds;

    // Copies are judged, for an answer keeps what was read of it, and these are many and long.
    private static Task<int> WrongAsync(Stage stage, IReadOnlyList<Answers> loads) =>
        stage.WrongAsync(new Answers(new Copies([.. loads.SelectMany(load => load.All)])));

    private sealed class Copies(IReadOnlyList<Answer> all) : IReadOnlyList<Answer>
    {
        public int Count => all.Count;

        public Answer this[int index] => all[index] with { };

        public IEnumerator<Answer> GetEnumerator() => all.Select(answer => answer with { }).GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
