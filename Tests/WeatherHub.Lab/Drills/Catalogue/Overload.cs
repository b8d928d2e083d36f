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
        "F32", $"callers want {Times} times what can be made",
        "as much is made as ever and as fast, the rest is refused at once, what is stored is served", RunAsync)
    {
        Needs = [Programs.TaskSet],
        WithEveryChange = false,
    };

    private static async Task RunAsync(DrillContext context)
    {
        await context.OpenAsync();
        using var elsewhere = CpuAffinity.Avoid(Core);
        var hub = await context.ReplicaAsync(core: Core);
        var clients = await ClientsAsync(context, hub);
        var rate = await RateAsync(context, clients);
        var calls = (await context.Vendors.CallsAsync()).Values.Sum();
        var calm = (await clients.OpenLoopAsync(rate * Usual, CalmFor, OneStoredIn)).Made;

        // In turn, for a program gets faster as it runs and a machine that others use slower.
        List<Load> most = [], above = [];
        foreach (var times in AllTimes)
            (times < Times ? most : above).Add(await OpenLoopAsync(clients, hub, rate * times, times < Times ? CalmFor : PouredFor));

        var dropped = context.Clock.GetUtcNow();
        var after = (await clients.OpenLoopAsync(rate * Usual, CalmFor + 1, OneStoredIn)).Made;
        calls = (await context.Vendors.CallsAsync()).Values.Sum() - calls;

        var (peak, pace) = (most.Average(load => load.Pace), above.Average(load => load.Pace));
        var (made, stored) = (All(above.Select(load => load.Made)), All(above.Select(load => load.Stored)));
        var usual = (calm.Quantile(0.99) + after.Where(answer => answer.At > dropped.AddSeconds(1)).Quantile(0.99)) / 2;
        var (good, refused) = (made.Where(answer => answer.IsGood), made.Where(answer => answer.IsHonestRefusal));
        context.Log($"one answer in {OverloadClients.OneKeptIn} is read by the oracle");
        context.Log($"answers for a second of the processor: {Told(most)} around what can be made, {Told(above)} at {Times} times that");
        context.Log($"{Times} times what can be made: {made}; {calls} calls of vendors");
        Show("usual", calm);
        Show("made under load", good);
        Show("refused", refused);
        Show("stored", stored);
        Show("made afterwards", after);

        var goodput = Bar.AtLeast(
            $"answers made within {OverloadClients.Timeout.TotalSeconds:0} s for a second of the processor, as a share of the most", 0.9,
            "of it");
        context.Holds(goodput, pace / peak);
        context.Holds(Bar.AtMost($"made under load, p99 (usual {usual:0.#})", 2 * usual, "ms"), good.Quantile(0.99));
        context.Holds(SharedBars.Broken, made.Broken);
        context.Holds(Bar.AtMost("stored answers that were not served", 0, "answers"), stored.NotGood);
        context.Holds(
            Bar.AtMost("refused later than after a second", 0, "answers"), refused.Where(answer => answer.Milliseconds > 1000).Count);
        context.Holds(Bar.AtMost("all well again after the load", 5, "s"), RecoveredAfter(after, dropped, 10 * usual));
        context.Holds(SharedBars.Wrong, await WrongAsync(context, [calm, made, stored, after]));

        await hub.DisposeAsync();
        var open = await context.ReplicaAsync(["Hub:Admission:Enabled=false"], core: Core);
        var crush = await ClientsAsync(context, open);
        var crushed = await OpenLoopAsync(crush, open, rate * Times, CalmFor);
        context.Log($"nobody refused: {crushed.Made}");
        context.Breaks(goodput, crushed.Pace / peak, "nobody is refused");

        void Show(string name, Answers answers) =>
            context.Log($"{name}: {answers.Count}; half within {answers.Median:0.#} ms, p99 {answers.Quantile(0.99):0.#} ms");
    }

    /// <summary>Callers of a replica that has every report they need and is as fast as it gets.</summary>
    private static async Task<OverloadClients> ClientsAsync(DrillContext context, Replica hub)
    {
        var places = context.NewPlaces(Places);
        await context.WarmAsync(places, [hub]);
        var clients = new OverloadClients(context.Load, hub, places, context.Clock, context.Over);

        // A program that has just started is still being compiled; it counts as warm when it gets no faster any more.
        var (rate, best) = (0.0, 0.0);
        for (var round = 0; round < MostRounds && (round < FewestRounds || rate > 1.05 * best); round++)
            (best, rate) = (Math.Max(best, rate), (await clients.ClosedLoopAsync(Crowds[^1], PressedFor)).Good);
        return clients;
    }

    /// <summary>What can be made: answers a second for callers each of whom waits for one answer before asking for the next.</summary>
    private static async Task<double> RateAsync(DrillContext context, OverloadClients clients)
    {
        List<double> rates = [];
        foreach (var crowd in Crowds) rates.Add((await clients.ClosedLoopAsync(crowd, PressedFor)).Good / (double)PressedFor);
        context.Log(
            $"so many at once, so many answers a second: {string.Join(", ", Crowds.Zip(rates, (crowd, rate) => $"{crowd}: {rate:0}"))}");
        return rates.Max();
    }

    /// <summary>What became of so many questions a second.</summary>
    private static async Task<Load> OpenLoopAsync(OverloadClients clients, Replica hub, double perSecond, int seconds)
    {
        var before = hub.Process.ProcessorTime;
        var (made, stored) = await clients.OpenLoopAsync(perSecond, seconds, OneStoredIn);
        return new Load(made, stored, hub.Process.ProcessorTime - before);
    }

    /// <summary>
    /// Seconds until the end of the last one in which more than one answer in a hundred was none, or late: any machine hiccups now and
    /// then.
    /// </summary>
    private static double RecoveredAfter(Answers after, DateTimeOffset dropped, double late) => after.All
        .GroupBy(answer => Math.Floor((answer.At - dropped).TotalSeconds))
        .Where(second => second.Average(answer => answer.IsGood && answer.Milliseconds <= late ? 0.0 : 1) > 0.01)
        .Select(second => second.Key + 1).DefaultIfEmpty(0).Max();

    private static string Told(List<Load> loads) => string.Join(", ", loads.Select(load => $"{load.Pace:0}"));

    private static Answers All(IEnumerable<Answers> loads) => new([.. loads.SelectMany(load => load.All)]);

    // Copies are judged, for an answer keeps what was read of it, and these are many and long.
    private static Task<int> WrongAsync(DrillContext context, IReadOnlyList<Answers> loads) =>
        context.WrongAsync(new Answers(new Copies([.. loads.SelectMany(load => load.All)])));

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
        /// Answers for each second that the processor worked for the replica: of a virtual machine others take a part, and more of it when
        /// all of its processors work.
        /// </summary>
        internal double Pace => Made.Good / Worked.TotalSeconds;
    }
}
