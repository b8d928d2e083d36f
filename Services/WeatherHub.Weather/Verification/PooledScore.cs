namespace WeatherHub.Weather.Verification;

/// <summary>
/// How one vendor did at all places together, for one quantity and span of lead. Places share a day's weather, so a day counts once however many
/// places report it.
/// </summary>
internal sealed class PooledScore
{
    private const double BiasMemory = 0.98;
    private const double SquareMemory = 0.985;
    private const double ShockMemory = 0.5;

    internal PooledTotals Settled;
    internal PooledDay Today;

    /// <summary>What is known, today included.</summary>
    internal PooledTotals Totals => Today.Count == 0 ? Settled : With(Settled, Today);

    internal void Learn(int day, in ScoredError lesson)
    {
        if (day > Today.Day)
        {
            Settled = Totals;
            Today = new PooledDay { Day = day };
        }

        Today.Count++;
        Today.Errors += lesson.Error;
        Today.Squares += lesson.Square;
        Today.Shocks += lesson.Shock;
        Today.Mistakes += lesson.Error * lesson.Error;
    }

    /// <summary>Takes in the squared error of a probability that the vendor gave beside the value learned last.</summary>
    internal void LearnChance(double square)
    {
        Today.Chances++;
        Today.Brier += square;
    }

    private static PooledTotals With(in PooledTotals settled, in PooledDay day)
    {
        var days = BiasMemory * settled.BiasDays + 1;
        var says = day.Chances > 0;
        return new PooledTotals
        {
            BiasDays = days,
            Bias = settled.Bias + (day.Errors / day.Count - settled.Bias) / days,
            SquareDays = SquareMemory * settled.SquareDays + 1,
            Squares = SquareMemory * settled.Squares + day.Squares / day.Count,
            ShockDays = ShockMemory * settled.ShockDays + 1,
            Shocks = ShockMemory * settled.Shocks + day.Shocks / day.Count,
            Mistakes = SquareMemory * settled.Mistakes + day.Mistakes / day.Count,
            BrierDays = says ? SquareMemory * settled.BrierDays + 1 : settled.BrierDays,
            Briers = says ? SquareMemory * settled.Briers + day.Brier / day.Chances : settled.Briers,
            Verifications = settled.Verifications + day.Count,
        };
    }
}

/// <summary>Sums over days that fade.</summary>
internal record struct PooledTotals
{
    internal double BiasDays;
    internal double Bias;
    internal double SquareDays;
    internal double Squares;
    internal double ShockDays;
    internal double Shocks;

    /// <summary>Squared errors with the bias in them: how it does as it comes.</summary>
    internal double Mistakes;
    internal double BrierDays;
    internal double Briers;
    internal long Verifications;
}

/// <summary>A day that is not over.</summary>
internal record struct PooledDay
{
    internal int Day;
    internal int Count;
    internal double Errors;
    internal double Squares;
    internal double Shocks;
    internal double Mistakes;
    internal int Chances;
    internal double Brier;
}
