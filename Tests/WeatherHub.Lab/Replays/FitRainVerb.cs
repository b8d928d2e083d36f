using System.CommandLine;
using WeatherHub.Weather.Consensus.Skill;

namespace WeatherHub.Lab.Replays;

/// <summary>
/// Fits the constants of what falls where an amount is forecast anew, and shows how well they hold on the set that was left out.
/// </summary>
internal static class FitRainVerb
{
    internal static Command Create()
    {
        var files = new Argument<string[]>(
            "FILE")
        { Arity = ArgumentArity.OneOrMore, Description = "forecasts of rain with matching observations" };
        var verb = new Command(
            "fit-rain", "fits the distribution of rain in first answers to all files, each counted alike, then to all but one, and prints "
            + "both beside what is in use") { files };
        verb.SetAction(call =>
        {
            Fit(call.GetRequiredValue(files), call.InvocationConfiguration.Output);
            return 0;
        });
        return verb;
    }

    private static void Fit(string[] files, TextWriter output)
    {
        var sets = files.Select(file => (Name: Path.GetFileNameWithoutExtension(file), Days: AmountFit.Days(ForecastRows.Read([file]))))
            .Where(set => set.Days.Count > 0).ToList();
        if (sets.Count == 0) throw new UsageException("no row is about rain");
        Print("in use", AmountConstants.Fitted, sets);
        Print("fitted to all", AmountFit.Of([.. sets.Select(set => set.Days)]), sets);
        if (sets.Count > 1)
            foreach (var (name, _) in sets)
                Print($"without {name}", AmountFit.Of([.. sets.Where(set => set.Name != name).Select(set => set.Days)]), sets);

        void Print(string name, AmountConstants constants, List<(string Name, IReadOnlyList<ForecastAndFall> Days)> on)
        {
            output.WriteLine(
                $"{name}: wet {constants.Odds:0.000} + {constants.OddsByRoot:0.000} z, scale {constants.Scale:0.000} + "
                + $"{constants.ScaleByRoot:0.000} z, "
                + $"shape {constants.Shape:0.000} + {constants.ShapeByRoot:0.000} z");
            foreach (var set in on)
                output.WriteLine(
                    $"  {set.Name,-20} {set.Days.Count,6} days, loss {AmountFit.Loss(constants, set.Days):0.0000}, in the interval "
                    + $"{AmountFit.Coverage(constants, set.Days):0.000}");
        }
    }
}
