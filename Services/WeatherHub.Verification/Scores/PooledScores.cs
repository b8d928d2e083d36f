using System.Runtime.InteropServices;
using WeatherHub.Weather.Consensus.Skill;

namespace WeatherHub.Verification.Scores;

/// <summary>The scores of all places together, for one quantity and lead-time bin.</summary>
internal sealed class PooledScores(bool ofPrecipitation, List<PooledScore> vendors)
{
    internal Calibration Calibration { get; init; } = new();

    internal PopRegression? Pop { get; } = ofPrecipitation ? new PopRegression() : null;

    internal IReadOnlyList<PooledScore> Vendors => vendors;

    internal PooledScore Of(int vendor)
    {
        while (vendors.Count <= vendor) vendors.Add(new PooledScore());
        return vendors[vendor];
    }

    internal PooledTotals TotalsOf(int vendor) => vendor < vendors.Count ? vendors[vendor].Totals : default;
}

/// <summary>
/// The score of one vendor at all places together, for one quantity and lead-time bin. Places share a day's weather, so a day counts once
/// however many places report it.
/// </summary>
internal sealed class PooledScore
{
    private const double BiasMemory = 0.98;
    private const double SquareMemory = 0.985;
    private const double RecentMemory = 0.5;

    internal PooledTotals Settled;
    internal PooledDay Today;

    /// <summary>The totals, today included.</summary>
    internal PooledTotals Totals => Today.Count == 0 ? Settled : With(Settled, Today);

    internal void Learn(int day, in PooledError error)
    {
        if (day > Today.Day)
        {
            Settled = Totals;
            Today = new PooledDay { Day = day };
        }

        Today.Count++;
        Today.Errors += error.Error;
        Today.Squares += error.Square;
        Today.RecentSquares += error.RecentSquare;
        Today.RawSquares += error.Error * error.Error;
    }

    /// <summary>Adds the squared error of a probability that the vendor gave beside the value learned last.</summary>
    internal void LearnPop(double square)
    {
        Today.Pops++;
        Today.Brier += square;
    }

    private static PooledTotals With(in PooledTotals settled, in PooledDay day)
    {
        var days = BiasMemory * settled.BiasDays + 1;
        var hasPop = day.Pops > 0;
        return new PooledTotals
        {
            BiasDays = days,
            Bias = settled.Bias + (day.Errors / day.Count - settled.Bias) / days,
            SquareDays = SquareMemory * settled.SquareDays + 1,
            Squares = SquareMemory * settled.Squares + day.Squares / day.Count,
            RecentDays = RecentMemory * settled.RecentDays + 1,
            RecentSquares = RecentMemory * settled.RecentSquares + day.RecentSquares / day.Count,
            RawSquares = SquareMemory * settled.RawSquares + day.RawSquares / day.Count,
            BrierDays = hasPop ? SquareMemory * settled.BrierDays + 1 : settled.BrierDays,
            Briers = hasPop ? SquareMemory * settled.Briers + day.Brier / day.Pops : settled.Briers,
            Verifications = settled.Verifications + day.Count,
        };
    }
}

/// <summary>Sums over the day under way; the layout is that of stored entries.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal record struct PooledDay
{
    internal int Day;
    internal int Count;
    internal int Pops;
    internal double Errors;
    internal double Squares;
    internal double RecentSquares;
    internal double RawSquares;
    internal double Brier;
}
