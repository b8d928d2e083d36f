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
    private const int OneStoredIn = 100;
    private const int PressedFor = 3;
    private const int CalmFor = 5;
    private const int PouredFor = 20;
    private const int FewestRounds = 8;
    private const int MostRounds = 20;
    private static readonly int[] Crowds = [1, 2, 4, 8];

    // Around what can be made lies the most that is made.
    private static readonly double[] AllTimes = [0.9, 1, Times, 1.1, 1.25, Times, 1.5];

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
        var rate = await RateAsync(stage, rush);
        var calls = (await stage.Vendors.CallsAsync()).Values.Sum();
        var calm = (await rush.PourAsync(rate * Usual, CalmFor, OneStoredIn)).Made;

        // In turn, for a program gets faster as it runs and a machine that others use slower.
        List<Load> most = [], above = [];
        foreach (var times in AllTimes)
            (times < Times ? most : above).Add(await PourAsync(rush, hub, rate * times, times < Times ? CalmFor : PouredFor));

        var dropped = stage.Clock.GetUtcNow();
        var after = (await rush.PourAsync(rate * Usual, CalmFor + 1, OneStoredIn)).Made;
        calls = (await stage.Vendors.CallsAsync()).Values.Sum() - calls;

        var (peak, pace) = (most.Average(load => load.Pace), above.Average(load => load.Pace));
        var (made, stored) = (All(above.Select(load => load.Made)), All(above.Select(load => load.Stored)));
        var usual = (calm.Quantile(0.99) + after.Where(answer => answer.At > dropped.AddSeconds(1)).Quantile(0.99)) / 2;
        var (good, refused) = (made.Where(answer => answer.IsGood), made.Where(answer => answer.IsHonestRefusal));
        stage.Say($"one answer in {Rush.OneKeptIn} is read by the oracle");
        stage.Say($"answers for a second of the processor: {Told(most)} around what can be made, {Told(above)} at {Times} times that");
        stage.Say($"{Times} times what can be made: {made}; {calls} calls of vendors");
        Show("usual", calm);
        Show("made under load", good);
        Show("refused", refused);
        Show("stored", stored);
        Show("made afterwards", after);

        var goodput = Bar.AtLeast($"answers made within {Rush.Patience.TotalSeconds:0} s for a second of the processor, as a share of the most", 0.9, "of it");
        stage.Holds(goodput, pace / peak);
        stage.Holds(Bar.AtMost($"made under load, p99 (usual {usual:0.#})", 2 * usual, "ms"), good.Quantile(0.99));
        stage.Holds(Bars.Broken, made.Broken);
        stage.Holds(Bar.AtMost("stored answers that were not served", 0, "answers"), stored.NotGood);
        stage.Holds(Bar.AtMost("refused later than after a second", 0, "answers"), refused.Where(answer => answer.Milliseconds > 1000).Count);
        stage.Holds(Bar.AtMost("all well again after the load", 5, "s"), RecoveredAfter(after, dropped, 10 * usual));
        stage.Holds(Bars.Wrong, await WrongAsync(stage, [calm, made, stored, after]));

        await hub.DisposeAsync();
        var open = await stage.ReplicaAsync(["Hub:Admission:Enabled=false"], core: Core);
        var crush = await RushAsync(stage, open);
        var crushed = await PourAsync(crush, open, rate * Times, CalmFor);
        stage.Say($"nobody refused: {crushed.Made}");
        stage.Breaks(goodput, crushed.Pace / peak, "nobody is refused");

        void Show(string name, Answers answers) => stage.Say($"{name}: {answers.Count}; half within {answers.Median:0.#} ms, p99 {answers.Quantile(0.99):0.#} ms");
    }

    /// <summary>Callers of a replica that has every report they need and is as fast as it gets.</summary>
    private static async Task<Rush> RushAsync(Stage stage, Replica hub)
    {
        var places = stage.NewPlaces(Places);
        await stage.WarmAsync(places, [hub]);
        var rush = new Rush(stage.Asker, hub, places, stage.Clock, stage.Over);

        // A program that has just started is still being compiled; it counts as warm when it gets no faster any more.
        var (rate, best) = (0.0, 0.0);
        for (var round = 0; round < MostRounds && (round < FewestRounds || rate > 1.05 * best); round++)
            (best, rate) = (Math.Max(best, rate), (await rush.PressAsync(Crowds[^1], PressedFor)).Good);
        return rush;
    }

    /// <summary>What can be made: answers a second for callers each of whom waits for one answer before asking for the next.</summary>
    private static async Task<double> RateAsync(Stage stage, Rush rush)
    {
        List<double> rates = [];
        foreach (var crowd in Crowds) rates.Add((await rush.PressAsync(crowd, PressedFor)).Good / (double)PressedFor);
        stage.Say($"so many at once, so many answers a second: {string.Join(", ", Crowds.Zip(rates, (crowd, rate) => $"{crowd}: {rate:0}"))}");
        return rates.Max();
    }

    /// <summary>What became of so many questions a second.</summary>
    private static async Task<Load> PourAsync(Rush rush, Replica hub, double perSecond, int seconds)
    {
        var before = hub.Process.ProcessorTime;
        var (made, stored) = await rush.PourAsync(perSecond, seconds, OneStoredIn);
        return new Load(made, stored, hub.Process.ProcessorTime - before);
    }

    /// <summary>Seconds until the end of the last one in which more than one answer in a hundred was none, or late: any machine hiccups now and then.</summary>
    private static double RecoveredAfter(Answers after, DateTimeOffset dropped, double late) => after.All
        .GroupBy(answer => Math.Floor((answer.At - dropped).TotalSeconds))
        .Where(second => second.Average(answer => answer.IsGood && answer.Milliseconds <= late ? 0.0 : 1) > 0.01)
        .Select(second => second.Key + 1).DefaultIfEmpty(0).Max();

    private static string Told(List<Load> loads) => string.Join(", ", loads.Select(load => $"{load.Pace:0}"));

    private static Answers All(IEnumerable<Answers> loads) => new([.. loads.SelectMany(load => load.All)]);

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

    private sealed record Load(Answers Made, Answers Stored, TimeSpan Worked)
    {
        /// <summary>
        /// Answers for each second that the processor worked for the replica: of a virtual machine others take a part, and more of it when all of its
        /// processors work.
        /// </summary>
        internal double Pace => Made.Good / Worked.TotalSeconds;
    }
}
