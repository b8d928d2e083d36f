using WeatherHub.Lab.Drills.Framework;
using WeatherHub.Lab.Drills.Load;
using WeatherHub.Lab.Drills.Oracle;
using WeatherHub.Lab.Drills.Processes;

namespace WeatherHub.Lab.Drills.Catalogue;

/// <summary>
/// What Redis's trouble costs callers of one replica beside another, whose own Redis is well: asked in turn about new places, which look
/// into Redis more than anything else does. What the two differ by on a calm day is taken off.
/// </summary>
internal sealed class RedisCost(DrillContext context, Replica tested, Replica control, params RedisStore[] stores)
{
    private const int Rounds = 5;
    private const int Pairs = 20;

    internal static readonly Bar First = Bar.AtMost("first call beyond the control run, median of rounds", 50, "ms");

    private static readonly Bar Then = Bar.AtMost("following calls beyond the control run, median", 1, "ms");

    private readonly List<Answer> all = [];
    private readonly List<double> calm = [];
    private readonly List<double> first = [];
    private readonly List<double> then = [];
    private bool controlFirst;

    // Where the tested replica is seen to share again.
    private readonly RedisStore[] stores = stores is [] ? [context.Redis!] : stores;

    /// <summary>A replica beside a Redis of its own that nothing happens to.</summary>
    internal static async Task<Replica> ControlAsync(DrillContext context, params string[] settings)
    {
        var redis = context.Keep(await RedisStore.StartAsync(context.Over));
        return await context.ReplicaAsync([.. settings, $"ConnectionStrings:Redis={redis.ConnectionString}"]);
    }

    /// <summary>Lets it happen several times and measures.</summary>
    /// <param name="happens">What goes wrong.</param>
    /// <param name="heals">Puts it right.</param>
    internal async Task MeasureAsync(Func<Task> happens, Func<Task> heals)
    {
        // What a program does for the first time is slow.
        for (var pair = 0; pair < Pairs; pair++) await PairAsync();
        for (var round = 0; round < Rounds; round++)
        {
            for (var pair = 0; pair < Pairs; pair++) calm.Add(await PairAsync());
            await happens();
            controlFirst = true;
            first.Add(await PairAsync());
            for (var pair = 0; pair < Pairs; pair++) then.Add(await PairAsync());
            await heals();
            await SharesAsync();
        }
    }

    /// <summary>What the first call cost more.</summary>
    internal double FirstCost => Quantiles.Median(first) - Quantiles.Median(calm);

    /// <summary>The bars of Redis's trouble, whatever it is.</summary>
    internal async Task HoldAsync(string trouble)
    {
        var answers = new Answers(all);
        context.Log(
            $"{trouble}: {answers.Count} answers: {answers}; half of them within {answers.Median:0} ms; first calls "
            + $"{string.Join(", ", first.Select(more => $"{more:+0;-0}"))} ms");
        context.Holds(SharedBars.NotGood, answers.NotGood);
        context.Holds(SharedBars.Wrong, await context.WrongAsync(answers));
        context.Holds(First, FirstCost);
        context.Holds(Then, Quantiles.Median(then) - Quantiles.Median(calm));
    }

    /// <summary>How much longer the tested replica takes.</summary>
    private async Task<double> PairAsync()
    {
        controlFirst = !controlFirst;
        var one = await RequestAsync(controlFirst ? control : tested);
        var other = await RequestAsync(controlFirst ? tested : control);
        return controlFirst ? other - one : one - other;
    }

    private async Task<double> RequestAsync(Replica replica)
    {
        var answer = await context.Load.RequestAsync(context.NewPlace(), [replica], context.Over);
        all.Add(answer);
        return answer.Milliseconds;
    }

    private async Task SharesAsync()
    {
        for (var attempt = 0; attempt < 40; attempt++)
        {
            var place = context.NewPlace();
            await context.Load.RequestAsync(place, [tested], context.Over);
            await context.PauseAsync(0.4);
            foreach (var store in stores)
                if (store.Process.IsRunning && (await Entries.KeysAsync(store, [place])).Length > 0) return;
        }

        throw new InvalidOperationException("the replica did not come back to Redis");
    }
}
