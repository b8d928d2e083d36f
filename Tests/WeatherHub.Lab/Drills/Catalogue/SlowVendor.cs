using WeatherHub.Lab.Drills.Framework;
using WeatherHub.Lab.Drills.Processes;
using WeatherHub.Lab.Drills.Proxy;

namespace WeatherHub.Lab.Drills.Catalogue;

/// <summary>F01.</summary>
internal static class SlowVendor
{
    private static readonly string Vendor = Vendors.OfOneCall;

    internal static readonly Drill Drill = new(
        "F01", "a vendor answers 5 s late", "known places are as fast as ever, new ones answer without it",
        RunAsync)
    { WithEveryChange = false };

    private static async Task RunAsync(DrillContext context)
    {
        await context.OpenAsync();
        var slow = context.Between(Vendor);
        var hub = await context.ReplicaAsync([SharedBars.UsualDeadline]);
        var patient = await context.ReplicaAsync(["Hub:FanOut:Deadline=00:00:05", "Hub:FanOut:SufficientLineages=0"]);
        var load = new WarmAndCold(context, hub, Vendor);
        await load.RunAsync(() => slow.Set(Direction.Down, new Latency(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(0.5))), slow.Clear);
        await load.JudgeAsync();

        var waited = await context.Load.HerdAsync(context.NewPlaces(5), [patient], context.Over);
        context.Breaks(WarmAndCold.InTime, waited.Quantile(0.9) - load.Calm, "a deadline of 5 s, and everybody is waited for");
    }
}
