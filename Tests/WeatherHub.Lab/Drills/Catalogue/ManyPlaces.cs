using WeatherHub.Lab.Drills.Framework;
using WeatherHub.Lab.Drills.Load;
using WeatherHub.Lab.Drills.Oracle;
using WeatherHub.Lab.Drills.Processes;

namespace WeatherHub.Lab.Drills.Catalogue;

/// <summary>S04: what every new place costs is bounded, whoever asks for how many.</summary>
internal static class ManyPlaces
{
    private const int Quota = 80;
    private const int Known = 10;
    private const int NewPerSecond = 25;
    private const int KnownPerSecond = 25;
    private const int Rounds = 3;
    private const int Seconds = 4;

    internal static readonly Drill Drill = new(
        "S04", "one caller asks about ever new places",
        "vendors are called within their quotas by the whole fleet, others' places stay answered and fast", RunAsync)
    {
        Needs = [Programs.Redis],
        WithEveryChange = false,
    };

    // A month ends seldom enough while a drill runs.
    private static string[] Quotas => [.. Vendors.All.Select(vendor => $"Providers:{vendor.Section}:Quota:PerMonth={Quota}")];

    private static async Task RunAsync(DrillContext context)
    {
        await context.OpenAsync(redis: true);
        var bound = Bar.AtMost("calls of the vendor called most, by the fleet", Quota, "calls");
        var (calls, known, asked, calm, crowded) = await LoadAsync(context, Quotas);
        context.Log($"new places: {asked}");
        context.Log($"known places: {known}");
        context.Holds(bound, calls);
        context.Holds(Bar.AtMost("known places that were not answered", 0, "answers"), known.NotGood);
        context.Holds(SharedBars.Beside("known places, p99", calm, 25), crowded);
        context.Holds(SharedBars.Broken, asked.Broken);
        context.Holds(SharedBars.Wrong, await context.WrongAsync(new Answers([.. known.All, .. asked.All])));
        context.Breaks(bound, (await LoadAsync(context, [.. Quotas, "Hub:Budgets:Enabled=false"])).Calls, "calls are not counted");
    }

    private static async Task<(int Calls, Answers Known, Answers Asked, double Calm, double Crowded)> LoadAsync(
        DrillContext context, string[] settings)
    {
        var before = await CallsAsync(context);
        var hubs = await context.FleetAsync(2, settings);
        var places = context.NewPlaces(Known);
        await context.WarmAsync(places, hubs);
        List<Answer> known = [], asked = [];
        List<double> calm = [], crowded = [];
        for (var round = 0; round < Rounds; round++)
        {
            await KnownAsync(calm);
            var beside = KnownAsync(crowded);
            asked.AddRange((await FlowAsync(NewPerSecond, _ => context.NewPlace())).All);
            await beside;
        }

        var after = await CallsAsync(context);
        foreach (var hub in hubs) await hub.DisposeAsync();
        await context.Redis!.ExecuteAsync("FLUSHALL");
        return (after.Zip(before, (now, then) => now - then)
            .Max(), new Answers(known), new Answers(asked), Quantiles.Median(calm), Quantiles.Median(crowded));

        async Task KnownAsync(List<double> took)
        {
            var answers = await FlowAsync(KnownPerSecond, number => places[number % places.Length]);
            known.AddRange(answers.All);
            took.Add(answers.Quantile(0.99));
        }

        Task<Answers> FlowAsync(int perSecond, Func<int, Place> place) =>
            context.Load.FlowAsync(Seconds * perSecond, perSecond, place, number => [hubs[number % hubs.Length]], context.Over);
    }

    private static async Task<int[]> CallsAsync(DrillContext context)
    {
        var calls = new int[Vendors.All.Length];
        for (var vendor = 0; vendor < calls.Length; vendor++) calls[vendor] = await context.Vendors.CallsAsync(Vendors.All[vendor].Id);
        return calls;
    }
}
